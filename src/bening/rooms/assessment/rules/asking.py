"""What the regulation asks before a proposal (PermenPANRB 5/2024, Lampiran II Bab II.A Tabel 5), and what is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bening.kernel.lke import Predicate
from bening.kernel.process import (
    Affirmation,
    Effect,
    Prerequisite,
    PrerequisiteKind,
    Process,
    Scope,
    WrongValue,
    effect,
    judge,
    prerequisites,
)

BEFORE_PROPOSAL = (Scope.INSTITUTION, Scope.UNIT)


@dataclass(frozen=True, slots=True)
class Asked:
    """One prerequisite of a case: ``met`` is None while nothing is known; ``effect`` has the affirmation in it."""

    prerequisite: Prerequisite
    minimum: str
    value: str
    met: bool | None
    effect: Effect
    softened: bool

    @property
    def least(self) -> str:
        """The minimum in words."""
        return with_unit(self.prerequisite, self.minimum)

    @property
    def known(self) -> str:
        """What is known in words."""
        return with_unit(self.prerequisite, self.value)


def with_unit(prerequisite: Prerequisite, value: str) -> str:
    """A value as people read it: "100%", "2 tahun", "6,5"."""
    if not value or prerequisite.kind in {PrerequisiteKind.YES_NO, PrerequisiteKind.GRADE}:
        return value
    number = value.replace(".", ",")
    if prerequisite.kind is PrerequisiteKind.PERCENT:
        return f"{number}%"
    return f"{number} {prerequisite.unit}".strip()


def canonical(prerequisite: Prerequisite, text: str) -> str:
    """A typed value as it is kept: "ya", "BB", a number with a point. Raises WrongValue with a sentence."""
    judge(prerequisite, next(iter(prerequisite.minimum)), text)
    plain = text.strip()
    if prerequisite.kind is PrerequisiteKind.YES_NO:
        return plain.casefold()
    if prerequisite.kind is PrerequisiteKind.GRADE:
        return next(grade for grade in prerequisite.grades if grade.casefold() == plain.casefold())
    return plain.removesuffix("%").strip().replace(",", ".")


def asked_of(
    process: Process,
    predicate: Predicate,
    *,
    kind: str,
    values: Mapping[str, str],
    affirmation: str = "",
    zone: str = "",
) -> tuple[Asked, ...]:
    """Everything that the predicate asks of the case: institution, unit and, in a zone, the zone, in the file's order.

    ``values`` are what is known by key. An affirmation counts only for the kinds and predicates that it names.
    """
    softening = applying(process, affirmation, kind=kind, predicate=predicate)
    rows = list(prerequisites(process, predicate, kind=kind, scopes=BEFORE_PROPOSAL))
    if zone:
        wanted = process.zones[zone].prerequisites
        rows += [row for row in map(process.prerequisites.__getitem__, wanted) if predicate in row.minimum]
    return tuple(_asked(row, predicate, values.get(row.key, ""), softening) for row in rows)


def applying(process: Process, key: str, *, kind: str, predicate: Predicate) -> Affirmation | None:
    """The affirmation with that key where it is for such an institution and predicate."""
    found = process.affirmations.get(key)
    return found if found and kind in found.kinds and predicate in found.predicates else None


def _asked(row: Prerequisite, predicate: Predicate, value: str, softening: Affirmation | None) -> Asked:
    now = effect(row, softening)
    return Asked(
        prerequisite=row,
        minimum=row.minimum[predicate],
        value=value,
        met=_met(row, predicate, value),
        effect=now,
        softened=now is not row.effect,
    )


def _met(row: Prerequisite, predicate: Predicate, value: str) -> bool | None:
    """Whether the value suffices; None for nothing, and for what the prerequisite does not take any more."""
    try:
        return judge(row, predicate, value) if value else None
    except WrongValue:
        return None
