"""The example year's LKE: opened early, answered area by area, not yet whole; neighbours further or less far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zlib import crc32

from bening.cli.demo_year.story import at
from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import Instrument, Predicate
from bening.kernel.lke.instrument import Index, Item, Share
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.services.answering import Given, answers_save
from bening.rooms.assessment.services.opening import assessment_open

OPENED = date(2025, 2, 3)
ANSWERED = {
    "MP": date(2025, 3, 12),
    "PT": date(2025, 3, 26),
    "SDM": date(2025, 4, 15),
    "AK": date(2025, 5, 6),
    "PW": date(2025, 5, 20),
    "PP": date(2025, 6, 10),
}
"""The day on which each area's people sat down with their questions."""
NOTES = (
    "Sesuai SK tim kerja dan notulen rapat.",
    "Dokumen lengkap; tinggal satu yang menunggu tanda tangan.",
    "Baru sebagian seksi yang melaksanakan.",
    "Menunggu data semester pertama.",
)
INDICES = {"H.I.a": "3.52", "H.II.a": "3.61"}


def fill(secretary: Actor, workers: Mapping[str, Actor], *, share: int, quality: int) -> None:
    """Open the assessment and answer ``share`` of a hundred questions; the higher ``quality`` (to 100) the better.

    The same question gets the same answer in every run.
    """
    assessment = assessment_open(by=secretary, at=at(OPENED, 10), on=OPENED, target=Predicate.WBK)
    instrument = instrument_of(assessment)
    sheet = Sheet.objects.select_related("assessment__unit").get(assessment=assessment)
    for area in instrument.areas:
        given = [
            _answer(item, secretary.unit.code, quality)
            for item in instrument.items.values()
            if _area_of(instrument, item) == area.code and _chance(item.id, "ada") < share
        ]
        answers_save(by=workers[area.code], at=at(ANSWERED[area.code], 14), sheet=sheet, given=given)
    results = [item for item in instrument.items.values() if _area_of(instrument, item) is None]
    if share > 80:
        given = [_answer(item, secretary.unit.code, quality) for item in results]
        answers_save(by=secretary, at=at(date(2025, 6, 12), 9), sheet=sheet, given=given)


def _area_of(instrument: Instrument, item: Item) -> str | None:
    place: str | None = item.node
    while place is not None:
        for area in instrument.areas:
            if place in area.nodes:
                return area.code
        place = instrument.nodes[place].parent
    return None


def _chance(*words: str) -> int:
    """A number from 0 to 99 that depends on nothing but the words."""
    return crc32(" ".join(words).encode()) % 100


def _answer(item: Item, unit: str, quality: int) -> Given:
    luck = _chance(item.id, unit)
    note = NOTES[luck % len(NOTES)] if luck % 3 == 0 else ""
    if item.options:
        worse = 0 if luck < quality else 1 + (luck > quality + (100 - quality) * 3 // 4)
        return Given(item.id, {item.id: item.options[min(worse, len(item.options) - 1)].key}, note=note)
    return Given(item.id, _numbers(item, unit, luck), note=note)


def _numbers(item: Item, unit: str, luck: int) -> dict[str, str]:
    formula = item.formula
    numbers = {field.id: str(2 + _chance(field.id, unit) % 3) for field in item.inputs}
    if isinstance(formula, Share):
        for name in formula.whole:
            numbers[name] = "30"
        numbers[formula.part] = str(18 + luck % 13)
    elif isinstance(formula, Index):
        numbers[formula.input] = next((value for start, value in INDICES.items() if item.id.startswith(start)), "3.5")
    return numbers
