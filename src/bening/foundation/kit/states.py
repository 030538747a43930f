"""The one vocabulary of states that pills, charts, task lists and steppers share.

A state is never a colour alone: it is a word, an icon, a letter for cells too small for a word, and a pattern that
survives a black-and-white printer. Rooms map their own enums to these kinds and may pass their own word.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """How one kind of state is shown.

    `tone` names a colour pair of tokens.json, `pattern` the fill of a chart cell: `plain`, `dots`, `half`, `solid`,
    `hatch`, `cross`, `stripes` or `none`.
    """

    kind: str
    word: str
    icon: str
    letter: str
    tone: str
    pattern: str


_TABLE = (
    State("idle", "Belum mulai", "circle-dashed", "B", "neutral", "none"),
    State("active", "Berjalan", "circle-dot", "J", "info", "dots"),
    State("review", "Menunggu pemeriksaan", "eye", "M", "violet", "stripes"),
    State("done", "Selesai", "check", "S", "good", "solid"),
    State("returned", "Dikembalikan", "undo-2", "K", "warn", "cross"),
    State("soon", "Segera jatuh tempo", "clock", "D", "warn", "half"),
    State("late", "Terlambat", "triangle-alert", "T", "bad", "hatch"),
    State("blocked", "Belum bisa dimulai", "lock", "X", "neutral", "none"),
    State("void", "Tidak berlaku", "ban", "–", "neutral", "none"),
)

STATES: dict[str, State] = {state.kind: state for state in _TABLE}


def state_of(kind: str) -> State:
    """The look of a kind; `KeyError` with the known kinds when it does not exist."""
    try:
        return STATES[kind]
    except KeyError:
        raise KeyError(f"keadaan {kind!r} tidak dikenal; yang ada: {', '.join(STATES)}") from None
