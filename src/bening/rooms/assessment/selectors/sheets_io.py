"""The worksheet as files: a workbook in the official layout, JSON, and what a filled workbook would change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bening.foundation.files import services as files
from bening.foundation.files.models import StoredFile
from bening.kernel.lke import Instrument, read_answers
from bening.kernel.lke.answers import Answers
from bening.kernel.lke.sheet import SheetReading, read_worksheet
from bening.kernel.process.model import Layer as ReadLayer
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.sheet_changes import Change, changes
from bening.rooms.assessment.rules.typing import canonical
from bening.rooms.assessment.selectors.crosswalk import support_for
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import answer_words
from bening.rooms.assessment.selectors.overview import efforts_of

BLANK = "LKE ZI"
"""Title of the only sheet of an empty workbook."""


@dataclass(frozen=True, slots=True)
class Row:
    """One change with its words; ``seen`` is the number of the answer that stands."""

    change: Change
    text: str
    before: str
    after: str
    seen: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a file would change on one filling. ``layer`` is whose answers of the file are laid beside it."""

    reading: SheetReading
    layer: Layer | None
    rows: tuple[Row, ...]


def workbook(instrument: Instrument, sheets: Sequence[Sheet]) -> bytes:
    """The filled worksheet, a sheet for each filling; the blank one without any."""
    from bening.kernel.lke.worksheet import worksheet  # openpyxl is wanted only here

    filled = {str(sheet.get_layer_display()): read_answers(instrument, sheet.answers) for sheet in sheets}
    return worksheet(instrument, filled or {BLANK: Answers({}, {})})


def document(assessment: Assessment, sheet: Sheet) -> bytes:
    """The filling as ``bening score`` reads it: answers, titles of accepted evidence, efforts (eight queries)."""
    support = support_for(assessment)
    titles = {item: [piece.title for piece in one.pieces if piece.is_accepted] for item, one in support.items()}
    evidence = {item: found for item, found in titles.items() if found}
    data = {
        "instrument": assessment.instrument,
        "answers": sheet.answers,
        "evidence": evidence,
        "effort": efforts_of(assessment),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def dry_run(assessment: Assessment, sheet: Sheet, file: StoredFile) -> DryRun:
    """What a kept file would change on a filling (one query). Raises SheetError for a file that is no worksheet."""
    instrument = instrument_of(assessment)
    reading = read_worksheet(instrument, files.read_internally(file))
    layer = _layer(reading, Layer(sheet.layer))
    if layer is None:
        return DryRun(reading, None, ())
    source = ReadLayer(layer.value)
    read = canonical(instrument, reading.answers.get(source, {}))
    found = changes(instrument, sheet.answers, read, reading.places.get(source, {}), reading.notes.get(source, {}))
    notes = _notes(sheet, [one.item for one in found])
    return DryRun(reading, layer, tuple(_row(instrument, sheet, one, notes) for one in found))


def _layer(reading: SheetReading, wanted: Layer) -> Layer | None:
    """The filling's own layer where the file has answers of it, else the only one that it has."""
    filled = [Layer(layer.value) for layer, given in reading.answers.items() if given]
    if wanted in filled:
        return wanted
    return filled[0] if len(filled) == 1 else None


def _notes(sheet: Sheet, items: Sequence[str]) -> dict[str, str]:
    keys = [sheet.latest[item][0] for item in items if item in sheet.latest]
    return dict(Answer.objects.filter(pk__in=keys).values_list("item", "note"))


def _row(instrument: Instrument, sheet: Sheet, change: Change, notes: Mapping[str, str]) -> Row:
    """The note of the file takes the place of what stands; without one the note stays."""
    item = instrument.items[change.item]
    kept = Change(change.item, change.before, change.after, change.note or notes.get(change.item, ""), change.places)
    return Row(
        kept,
        item.shown,
        answer_words(item, change.before),
        answer_words(item, change.after),
        sheet.latest.get(change.item, (0, 0))[1],
    )
