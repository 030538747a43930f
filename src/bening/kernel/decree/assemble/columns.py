"""Decide what each column of a plan table holds: headings propose, contents correct, a person has the last word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bening.kernel.decree.assemble.contents import looks
from bening.kernel.decree.assemble.periods import Period, is_counted, periods_of, unit_of
from bening.kernel.decree.assemble.vocabulary import is_elsewhere, is_known, weights
from bening.kernel.decree.clean import letters
from bening.kernel.decree.draft import Role

ColumnMap = Mapping[tuple[str, int], Role]
"""A person's choices: (layout signature, column from 1) → role."""

UNIQUE: Final = (
    Role.SECTION,
    Role.COMPONENT,
    Role.INDICATOR,
    Role.ACTION,
    Role.EVIDENCE,
    Role.TARGET,
    Role.OWNER,
)
"""Roles that at most one column of a table has."""
_BIT: Final = {role: 1 << place for place, role in enumerate(UNIQUE)}
_ASIDE: Final = (Role.NOTE, Role.REALISATION, Role.IGNORE)
_GROUPING: Final = _BIT[Role.SECTION] | _BIT[Role.COMPONENT]
_DETAIL: Final = _BIT[Role.INDICATOR] | _BIT[Role.ACTION] | _BIT[Role.EVIDENCE]
_WRONG_SIDE: Final = 0.4
_STAND_IN: Final = 0.6
"""Up to this weight a heading is no word for the indicator but may take its place."""
State = tuple[float, tuple[Role, ...]]
"""The sum of scores and the roles given so far."""
_NOTHING: Final[State] = (float("-inf"), ())
CLEAR_MARGIN: Final = 0.25
CLEAR_WEIGHT: Final = 0.7


@dataclass(frozen=True, slots=True)
class Column:
    """One column understood: its role, whether that is sure, and why (a clause that goes on from "karena")."""

    heading: str
    role: Role
    sure: bool = True
    reason: str = ""
    period: Period | None = None
    unit: str = ""
    """The word that the heading of a time column lends to bare numbers in it."""


@dataclass(slots=True)
class Layout:
    """The columns of a table, left to right, and a signature by which the same headings are known again."""

    signature: str
    columns: list[Column] = field(default_factory=list)

    def roles(self) -> set[Role]:
        return {column.role for column in self.columns}

    def first(self, role: Role) -> int | None:
        """The leftmost column (from 0) with a role."""
        return next((place for place, column in enumerate(self.columns) if column.role is role), None)

    def places(self, role: Role) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.role is role]


@dataclass(frozen=True, slots=True)
class Option:
    """A role that a column might have, with its score."""

    role: Role
    score: float
    weight: float


def signature_of(paths: Sequence[tuple[str, ...]]) -> str:
    """The headings in plain letters, joined: equal for the same layout in every file and format."""
    return "|".join(letters(" ".join(path)) for path in paths)


def layout_of(
    paths: Sequence[tuple[str, ...]],
    values: Sequence[Sequence[str]],
    rows: int,
    chosen: ColumnMap | None = None,
) -> Layout:
    """Understand the columns of a table.

    Args:
        paths: the headings of each column, outermost first (empty without a header).
        values: for each column the texts that begin in its body cells.
        rows: body rows of the table.
        chosen: roles a person gave to columns of this signature.
    """
    signature = signature_of(paths)
    periods = {column: period for column, period in periods_of(list(paths)).items() if not _is_done(paths[column])}
    fixed = {column - 1: role for (name, column), role in (chosen or {}).items() if name == signature}
    options = [
        [Option(fixed[column], 5.0, 1.0)]
        if column in fixed
        else [Option(Role.MONTH, 1.0, 1.0)]
        if column in periods
        else _options(path, values[column], rows)
        for column, path in enumerate(paths)
    ]
    if periods:
        options = [found if column in fixed else _without_target(found) for column, found in enumerate(options)]
    best, roles = _assign(options)
    layout = Layout(signature)
    for column, path in enumerate(paths):
        heading = " / ".join(path)
        if column in fixed:
            found = Column(heading, fixed[column], reason="dipilih oleh pengguna", period=periods.get(column))
        elif column in periods:
            found = Column(heading, Role.MONTH, period=periods[column])
        else:
            found = _judged(heading, column, options, best, roles[column], values[column])
        layout.columns.append(found)
    _lend_units(layout, paths, values)
    return layout


def _lend_units(layout: Layout, paths: Sequence[tuple[str, ...]], values: Sequence[Sequence[str]]) -> None:
    """Tell time columns their unit; "Bulan" and "Minggu Ke-" in columns of their own make one time together."""
    units = [unit_of(path[-1]) if path else "" for path in paths]
    timed = [units[place] for place in layout.places(Role.TARGET)]
    for place, column in enumerate(layout.columns):
        if column.role is Role.TARGET:
            layout.columns[place] = replace(column, unit=units[place])
        elif all(timed) and timed and units[place] and column.role in (Role.IGNORE, Role.NOTE) and values[place]:
            layout.columns[place] = replace(column, role=Role.TARGET, sure=True, reason="", unit=units[place])


def _is_done(path: tuple[str, ...]) -> bool:
    """True for a column of a grid that tells what was done, not what is planned ("Realisasi / TW I")."""
    return any(weights(heading).get(Role.REALISATION, 0.0) >= CLEAR_WEIGHT for heading in path)


def _without_target(options: list[Option]) -> list[Option]:
    """With a grid of months the time is in the grid, so a column is the target only by a person's choice."""
    return [option for option in options if option.role is not Role.TARGET] or options


def _options(path: tuple[str, ...], texts: Sequence[str], rows: int) -> list[Option]:
    """The roles a column may have, and last the possibility that it has none of them."""
    named = _named(path)
    seen = looks(texts, len(texts) / rows if rows else 0.0)
    if path and unit_of(path[-1]) and texts and all(map(is_counted, texts)):
        seen |= {Role.TARGET: 1.0, Role.IGNORE: 0.0}
    found = []
    for role in (Role.NUMBER, *UNIQUE):
        score = _score(role, named.get(role, 0.0), seen, filled=bool(texts), headed=bool(path))
        if score > 0:
            found.append(Option(role, score, named.get(role, 0.0)))
    aside = max(_ASIDE, key=lambda role: named.get(role, 0.0))
    weight = named.get(aside, 0.0)
    found.append(Option(aside if weight else Role.IGNORE, weight, weight))
    return found


def _named(path: tuple[str, ...]) -> dict[Role, float]:
    if not path:
        return {}
    found = dict(weights(path[-1]))
    if len(path) > 1:
        for source, factor in ((weights(" ".join(path)), 1.0), (weights(path[0]), 0.5)):
            for role, weight in source.items():
                found[role] = max(found.get(role, 0.0), weight * factor)
    return found


def _score(role: Role, weight: float, seen: Mapping[Role, float], *, filled: bool, headed: bool) -> float:
    look = seen.get(role, 0.0)
    if not weight and role is Role.NUMBER and headed:
        return 0.0
    if not weight:
        return max(0.0, (0.5 if headed else 0.75) * look - 0.2)
    if filled and role is Role.TARGET:
        return weight + 0.5 * look - 0.6 * (1 - look)
    if filled and role is Role.NUMBER and look < 0.5:
        return 0.2 * weight
    return weight + 0.3 * look - 0.2 * seen.get(Role.IGNORE, 0.0)


def _assign(options: Sequence[Sequence[Option]], barred: tuple[int, Role] | None = None) -> tuple[float, list[Role]]:
    """The assignment of roles with the highest sum, each unique role used once at most; column by column.

    ``barred`` takes one role from one column; without an assignment the sum is minus infinity.
    """
    states: dict[int, State] = {0: (0.0, ())}
    for column, found in enumerate(options):
        following: dict[int, State] = {}
        allowed = [option for option in found if barred != (column, option.role)]
        for used, (total, roles) in states.items():
            for bit, score, role in _steps(allowed, used):
                if total + score > following.get(used | bit, _NOTHING)[0]:
                    following[used | bit] = (total + score, (*roles, role))
        states = following
    best = max(states.values(), key=lambda state: state[0], default=_NOTHING)
    return best[0], list(best[1])


def _steps(options: Sequence[Option], used: int) -> Iterator[tuple[int, float, Role]]:
    """What a column may add to an assignment that has used some roles: the role's bit, its score, the role.

    Naming columns stand left of the details they name, so the other order costs a little; so it does for a column
    that stands in for the indicator.
    """
    for option in options:
        bit = _BIT.get(option.role, 0)
        if not used & bit:
            yield bit, option.score - (_WRONG_SIDE if _on_wrong_side(option, used) else 0.0), option.role
    if options and all(option.role in _BIT for option in options):
        yield 0, 0.0, Role.IGNORE


def _on_wrong_side(option: Option, used: int) -> bool:
    if _BIT.get(option.role, 0) & _GROUPING:
        return bool(used & _DETAIL)
    return option.role is Role.INDICATOR and 0 < option.weight <= _STAND_IN and bool(used & _BIT[Role.ACTION])


def _judged(
    heading: str,
    column: int,
    options: Sequence[Sequence[Option]],
    best: float,
    role: Role,
    texts: Sequence[str],
) -> Column:
    """Say whether a role is sure: a clear heading, or clearly ahead of the next best reading."""
    weight = next((option.weight for option in options[column] if option.role is role), 0.0)
    if weight >= CLEAR_WEIGHT or (not heading and not texts):
        return Column(heading, role)
    if role in _ASIDE and is_known(heading) and looks(texts, 1.0).get(Role.IGNORE, 0.0) >= CLEAR_WEIGHT:
        return Column(heading, role, reason="isinya jumlah, bukan waktu")
    if not heading:
        return Column(heading, role, sure=False, reason="tidak berjudul, sehingga dinilai dari isinya")
    if not weight:
        why = (
            "artinya sudah dipakai kolom lain"
            if is_known(heading)
            else "judulnya tidak dikenal, sehingga dinilai dari isinya"
        )
        return Column(heading, role, sure=False, reason=why)
    if best - _assign(options, (column, role))[0] >= CLEAR_MARGIN:
        return Column(heading, role)
    return Column(heading, role, sure=False, reason="judulnya dapat berarti beberapa hal")


def strength(layout: Layout) -> int:
    """How plan-like a layout is: 0 no plan, 1 perhaps (one kind of text and a time), 2 surely."""
    roles = layout.roles()
    core = len(roles & {Role.ACTION, Role.INDICATOR, Role.EVIDENCE})
    timed = bool(roles & {Role.TARGET, Role.MONTH})
    against = sum(1 for column in layout.columns if is_elsewhere(column.heading))
    if core >= 2 and (against < 3 or timed):
        return 2
    if core and timed and against < 2:
        return 2 if roles & {Role.SECTION, Role.COMPONENT, Role.MONTH} else 1
    return 0
