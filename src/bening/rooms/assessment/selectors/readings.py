"""What is known of a plan before anybody decides: the reading that ships with Bening, and guesses by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from bening.kernel.lke import Instrument
from bening.kernel.lke.crosswalk import SHOWN, Match, PlanRow, shipped, suggest_crosswalk
from bening.rooms.assessment.models import Assessment
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.plans import api as plans

LEAST: Final = 0.25
"""Guesses below this score are not shown; on the plan that was read by hand 76 of 78 right ones are above it."""


class Pair(NamedTuple):
    """An item of the plan (its key) and a question of the worksheet (its id)."""

    plan_item: int
    item: str


def _row(row: plans.CrossRow) -> PlanRow:
    return PlanRow(row.code, row.area, row.component_name, row.indicator, row.action, row.evidence)


def shipped_pairs(assessment: Assessment, rows: Iterable[plans.CrossRow]) -> list[Pair]:
    """The pairs of the shipped reading, for those items whose code and wording are the ones that were read."""
    by_code = {row.code: row for row in rows}
    found = shipped(instrument_of(assessment), [_row(row) for row in by_code.values()])
    return [Pair(by_code[code].pk, item) for code, items in found.items() for item in items]


def looked_at(assessment: Assessment, rows: Iterable[plans.CrossRow]) -> set[int]:
    """The items (their keys) that the shipped reading knows, also those that it found to answer nothing."""
    by_code = {row.code: row for row in rows}
    found = shipped(instrument_of(assessment), [_row(row) for row in by_code.values()])
    return {by_code[code].pk for code in found}


def suggestions(assessment: Assessment, rows: Iterable[plans.CrossRow]) -> dict[Pair, Match]:
    """The likeliest questions of each of these items, strongest first for each item."""
    instrument = instrument_of(assessment)
    return {
        Pair(row.pk, match.item): match
        for row in rows
        for match in _ranked(instrument, _row(row))[:SHOWN]
        if match.score >= LEAST
    }


def likeness(assessment: Assessment, rows: Iterable[plans.CrossRow], item: str) -> dict[Pair, Match]:
    """How alike each of these items is to one question, where they have anything in common."""
    instrument = instrument_of(assessment)
    return {Pair(row.pk, item): match for row in rows for match in _ranked(instrument, _row(row)) if match.item == item}


@lru_cache(maxsize=4_096)
def _ranked(instrument: Instrument, row: PlanRow) -> tuple[Match, ...]:
    """All guesses for one item, kept: ranking costs some milliseconds, and the words of a plan seldom change."""
    return suggest_crosswalk(instrument, [row], most=len(instrument.items))[row.code]
