"""The page ``docs/reference/keadaan.md``, made from the table of states and the moves of the page."""

from __future__ import annotations

from collections.abc import Iterator

from bening.rooms.plans.moves import MOVES
from bening.rooms.plans.workflow import OCCURRENCE

WANTS = {
    "": "tidak ada",
    "note": "catatan, boleh kosong",
    "reason": "alasan, wajib",
    "return": "daftar alasan, penjelasan, dan tanggal perbaikan",
}

HEAD = """\
# Keadaan jatuh tempo

Setiap jatuh tempo punya satu keadaan, dan setiap keadaan punya satu giliran. Terlambat bukan keadaan: itu dihitung dari
tanggal jatuh tempo (atau tanggal perbaikan, bila hasil kerja dikembalikan) dan hari ini.

Halaman ini dibuat dari kode (`bening.rooms.plans.reference.render_states`).

"""


def render_states() -> str:
    """The states, whose turn each is, the moves and what each asks, as Markdown with a mermaid diagram."""
    return HEAD + "\n".join([*_diagram(), *_states(), *_moves()]) + "\n"


def _diagram() -> Iterator[str]:
    yield from ("```mermaid", OCCURRENCE.mermaid().rstrip("\n"), "```", "")


def _states() -> Iterator[str]:
    yield from ("| Keadaan | Giliran |", "| --- | --- |")
    for state, label in OCCURRENCE.labels.items():
        yield f"| {label} | {OCCURRENCE.owners[state]} |"
    yield ""


def _moves() -> Iterator[str]:
    yield from ("| Dari | Tombol | Menjadi | Yang ditulis |", "| --- | --- | --- | --- |")
    for kind in MOVES.values():
        for source in kind.sources:
            labels = OCCURRENCE.labels
            yield f"| {labels[source]} | {kind.label(source)} | {labels[kind.target]} | {WANTS[kind.wants]} |"
