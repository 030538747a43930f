"""How an assessor's answer stands beside the unit's own, and which questions a desk shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from bening.kernel.lke import Instrument
from bening.rooms.assessment.rules.folding import names_of

RESULTS = "H"
"""Stands for the results where an area is asked for: they belong to no area of change."""


class Agreement(StrEnum):
    """An assessor's answer beside the unit's: none yet, the same, or another one."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


class Show(StrEnum):
    """Which questions are shown: those not judged yet, those judged otherwise, or all."""

    OPEN = "belum"
    DIFFERENT = "beda"
    ALL = "semua"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a desk is narrowed to; ``area`` is a code of an area, RESULTS, or "" for all."""

    show: Show = Show.OPEN
    area: str = ""

    @property
    def query(self) -> str:
        """The same in an address; "" where nothing is narrowed."""
        told = {"tampil": "" if self.show is Show.OPEN else self.show.value, "area": self.area}
        return urlencode({name: value for name, value in told.items() if value})

    def keeps(self, agreement: Agreement, area: str) -> bool:
        """Whether a question that stands so, in that area, is shown."""
        if self.area and area != self.area:
            return False
        return self.show is Show.ALL or agreement.value == {"belum": "open", "beda": "different"}[self.show.value]


def areas_of(instrument: Instrument) -> dict[str, str]:
    """The code of the area of each question, RESULTS where it belongs to none."""
    places = [(f"{node}.", area.code) for area in instrument.areas for node in area.nodes]
    return {
        item: next((code for start, code in places if item.startswith(start)), RESULTS) for item in instrument.items
    }


def values_of(instrument: Instrument, answers: Mapping[str, str], item: str) -> dict[str, str]:
    """What a filling answers to one question, by the names of its answer; empty where it says nothing."""
    return {name: answers[name] for name in names_of(instrument, item) if name in answers}


def agreement(mine: Mapping[str, str], theirs: Mapping[str, str]) -> Agreement:
    """How an assessor's values stand beside the unit's."""
    if not mine:
        return Agreement.OPEN
    return Agreement.SAME if mine == theirs else Agreement.DIFFERENT
