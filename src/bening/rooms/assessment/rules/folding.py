"""From the answers of one filling to what is kept beside them: how many questions are answered and what they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from bening.kernel.lke import Instrument, Predicate, Score, score

PLACES = Decimal("0.0000000001")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a filling gives: ``total`` and ``areas`` (percent of weight by code) cut to ten decimals, ``passes`` the
    predicates whose scores suffice and ``reached`` how many thresholds of each are, decided before anything is cut."""

    answered: int
    total: Decimal
    areas: dict[str, str]
    passes: list[str]
    reached: dict[str, int]


def names_of(instrument: Instrument, item: str) -> tuple[str, ...]:
    """The names under which an item's answer stands: its inputs, or itself where it has options."""
    return tuple(field.id for field in instrument.items[item].inputs) or (item,)


def folded(instrument: Instrument, answers: Mapping[str, str], item: str, values: Mapping[str, str]) -> dict[str, str]:
    """The answers with one item's in place of what it had; empty ``values`` take its answer away."""
    own = names_of(instrument, item)
    return {name: value for name, value in answers.items() if name not in own} | dict(values)


def standing(instrument: Instrument, answers: Mapping[str, str]) -> Standing:
    """What these answers give; raises AnswersError where they do not fit the instrument."""
    return standing_of(score(instrument, answers))


def standing_of(result: Score) -> Standing:
    """What is kept of a score."""
    return Standing(
        answered=len(result.instrument.items) - len(result.unanswered),
        total=_cut(result.total),
        areas={area.code: str(_cut(result.area_percent(area.code))) for area in result.instrument.areas},
        passes=[predicate.value for predicate in Predicate if result.passes(predicate)],
        reached={one.value: sum(check.passed for check in result.checks(one)) for one in Predicate},
    )


def _cut(number: Decimal) -> Decimal:
    return number.quantize(PLACES, rounding=ROUND_DOWN)
