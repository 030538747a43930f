"""Answering questions of the worksheet. Every answer is a new row; the sheet keeps the fold of the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import Entry, record_many
from bening.foundation.workflow.policy import PolicyError
from bening.kernel.lke import Instrument, read_answers
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.folding import folded, names_of, standing
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.phases import open_layers

LONGEST_NOTE = 4_000


class AnswerConflict(PolicyError):  # noqa: N818 - reads as what happened
    """Somebody answered the same question since; ``latest`` is what stands now."""

    def __init__(self, latest: Answer) -> None:
        super().__init__(
            f"{latest.by.name} sudah menjawab butir {latest.item} sejak Anda membukanya. "
            "Lihat jawabannya, lalu simpan lagi bila jawaban Anda yang dipakai."
        )
        self.latest = latest


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as a person gives it: ``values`` by the names of the item, empty to take the answer back.

    ``seen`` is the number of the answer that stood there when she began (0 for none); None where the question is not
    asked one by one (an import, a proposal that was shown with what stands).
    """

    item: str
    values: Mapping[str, str]
    note: str = ""
    seen: int | None = None
    proposed: str = ""


def locked(sheet: Sheet) -> Sheet:
    """The sheet as it stands now, locked until the transaction ends, with its assessment and unit.

    The assessment is read after the lock: who moves it on holds its sheets, so an answer that waited sees the new
    phase.
    """
    row = Sheet.objects.select_for_update(no_key=True).get(pk=sheet.pk)
    row.assessment = Assessment.objects.select_related("unit").get(pk=row.assessment_id)
    return row


def answer_save(*, by: Actor, at: datetime, sheet: Sheet, given: Given) -> Sheet:
    """Save one answer; see ``answers_save``."""
    return answers_save(by=by, at=at, sheet=sheet, given=[given])


@transaction.atomic
def answers_save(*, by: Actor, at: datetime, sheet: Sheet, given: Sequence[Given]) -> Sheet:
    """Save answers in one step, or none of them. What says the same as what stands is passed over.

    Raises AnswersError for what does not fit the instrument, AnswerConflict where somebody was faster, PolicyError or
    NotAllowed where the person may not answer now.
    """
    row = locked(sheet)
    policies.check_answer(by, row, open_layers(row.assessment))
    instrument = instrument_of(row.assessment)
    notes = _notes(row, [one.item for one in given])
    entries = [
        entry for one in given if (entry := _entry(by, at, row, instrument, one, notes.get(one.item, ""))) is not None
    ]
    if not entries:
        return row
    for entry in Answer.objects.bulk_create(entries):
        row.answers = folded(instrument, row.answers, entry.item, entry.values)
        row.latest[entry.item] = [entry.pk, entry.number]
    fold(row, instrument)
    record_many(by=by.user, at=at, unit=by.unit, entries=[_told(row, entry) for entry in entries])
    return row


def fold(row: Sheet, instrument: Instrument) -> None:
    """Write what the answers of a locked sheet give, one version on."""
    now = standing(instrument, row.answers)
    row.answered, row.total, row.areas = now.answered, now.total, now.areas
    row.passes, row.reached = now.passes, now.reached
    row.row_version += 1
    row.save()


def _notes(row: Sheet, items: Sequence[str]) -> dict[str, str]:
    keys = [row.latest[item][0] for item in items if item in row.latest]
    return dict(Answer.objects.filter(pk__in=keys).values_list("item", "note")) if keys else {}


def _entry(by: Actor, at: datetime, row: Sheet, instrument: Instrument, one: Given, note_now: str) -> Answer | None:
    """The new row of one answer; None where it would say the same again."""
    if one.item not in instrument.items:
        raise PolicyError(f"Butir {one.item[:40]} tidak ada pada {instrument.title}.")
    own = names_of(instrument, one.item)
    values = _checked(instrument, one, own)
    note = one.note.replace("\x00", "").strip()
    if len(note) > LONGEST_NOTE:
        raise PolicyError(f"Catatan butir {one.item} terlalu panjang. Persingkat sampai 4.000 huruf.")
    pk, number = row.latest.get(one.item, (0, 0))
    if one.seen is not None and one.seen != number:
        raise AnswerConflict(Answer.objects.select_related("by").get(pk=pk))
    if values == {name: row.answers[name] for name in own if name in row.answers} and note == note_now:
        return None
    return Answer(
        sheet=row, item=one.item, number=number + 1, values=values, note=note, proposed=one.proposed, by=by.user, at=at
    )


def _checked(instrument: Instrument, one: Given, own: tuple[str, ...]) -> dict[str, str]:
    """The values as they are kept: canonical option keys, numbers as plain text."""
    strange = [name for name in one.values if name not in own]
    if strange:
        raise PolicyError(f"Isian {strange[0][:40]} bukan milik butir {one.item}.")
    read = read_answers(instrument, one.values)
    return {**read.choices, **{name: f"{number:f}" for name, number in read.numbers.items()}}


def _told(row: Sheet, entry: Answer) -> Entry:
    verb = "assessment.answered" if entry.values else "assessment.cleared"
    data = {
        "item": entry.item,
        "answer": "; ".join(entry.values.values()),
        "values": entry.values,
        "layer": row.layer,
        "round": row.round,
        "number": entry.number,
        "proposed": entry.proposed,
    }
    return Entry(verb, row, data)
