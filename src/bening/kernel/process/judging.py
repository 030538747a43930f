"""Is a prerequisite met? The value that was typed against the minimum of a predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bening.kernel.lke.instrument import Predicate
from bening.kernel.process.model import Affirmation, Effect, Prerequisite, PrerequisiteKind, Process, Scope

_NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,6})?")
_YES = {"ya": True, "tidak": False}
_SHOWN = 40


class WrongValue(ValueError):  # noqa: N818 - reads as what happened
    """A value that the prerequisite does not take; the message says which it does."""


def prerequisites(
    process: Process, predicate: Predicate, *, kind: str, scopes: Iterable[Scope] = (Scope.INSTITUTION, Scope.UNIT)
) -> tuple[Prerequisite, ...]:
    """What the predicate asks of a unit whose institution is of that kind (a key of ``Process.kinds``)."""
    asked = frozenset(scopes)
    return tuple(
        prerequisite
        for prerequisite in process.prerequisites.values()
        if predicate in prerequisite.minimum and kind in prerequisite.kinds and prerequisite.scope in asked
    )


def judge(prerequisite: Prerequisite, predicate: Predicate, value: object) -> bool:
    """Whether the value reaches the predicate's minimum; True where the predicate asks for none.

    Takes "ya" or "tidak" (or a bool), a number with a point or a comma, a percentage with or without its sign, a grade
    in any letter case. Raises WrongValue with a sentence for anything else.
    """
    given = _read(prerequisite, value)
    minimum = prerequisite.minimum.get(predicate)
    return minimum is None or given >= _read(prerequisite, minimum)


def effect(prerequisite: Prerequisite, affirmation: Affirmation | None = None) -> Effect:
    """What the prerequisite does when unmet; it warns only where an affirmation softens its scope."""
    if affirmation is not None and prerequisite.scope in affirmation.softens:
        return Effect.WARNS
    return prerequisite.effect


def with_minimum(prerequisite: Prerequisite, predicate: Predicate, minimum: str) -> Prerequisite:
    """The prerequisite with another minimum, for an administrator's own figure; WrongValue if it cannot be one."""
    check_minimum(prerequisite, minimum)
    return replace(prerequisite, minimum={**prerequisite.minimum, predicate: minimum})


def check_minimum(prerequisite: Prerequisite, value: object) -> None:
    """Raise WrongValue where the prerequisite does not take the value."""
    _read(prerequisite, value)


def _read(prerequisite: Prerequisite, value: object) -> Decimal:
    """The value on a scale where more is better: a number, a grade's place, or 1 and 0 for yes and no."""
    read = {PrerequisiteKind.YES_NO: _yes_no, PrerequisiteKind.GRADE: _grade}.get(prerequisite.kind, _number)
    number = read(prerequisite, value)
    if number is None:
        shown = "ya" if value is True else "tidak" if value is False else str(value)
        raise WrongValue(f"“{shown[:_SHOWN]}” bukan isian untuk “{prerequisite.text}”; isilah {taken(prerequisite)}.")
    return number


def taken(prerequisite: Prerequisite) -> str:
    """What may be typed, in words for a hint: "angka 0 sampai 100", "salah satu dari D, C, CC"."""
    if prerequisite.kind is PrerequisiteKind.YES_NO:
        return "ya atau tidak"
    if prerequisite.kind is PrerequisiteKind.GRADE:
        return f"salah satu dari {', '.join(prerequisite.grades)}"
    return f"angka 0 sampai {prerequisite.maximum}"


def _yes_no(_: Prerequisite, value: object) -> Decimal | None:
    met = value if isinstance(value, bool) else _YES.get(str(value).strip().casefold())
    return None if met is None else Decimal(met)


def _grade(prerequisite: Prerequisite, value: object) -> Decimal | None:
    places = {grade.casefold(): Decimal(place) for place, grade in enumerate(prerequisite.grades)}
    return places.get(str(value).strip().casefold())


def _number(prerequisite: Prerequisite, value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    text = str(value).strip()
    if prerequisite.kind is PrerequisiteKind.PERCENT:
        text = text.removesuffix("%").strip()
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", "."))
    return number if number <= Decimal(prerequisite.maximum) else None
