"""Keeping a filled worksheet that was handed in, and saving the answers that a person takes from it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files import services as files
from bening.foundation.files.models import StoredFile
from bening.foundation.workflow.policy import PolicyError
from bening.kernel.lke.sheet import read_worksheet
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.sheets_io import dry_run
from bening.rooms.assessment.services.answering import Given, answers_save

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORIGIN = "lembar Excel"


def worksheet_receive(*, by: Actor, at: datetime, sheet: Sheet, content: bytes, name: str) -> StoredFile:
    """Keep an uploaded worksheet as it came. Raises SheetError, FileRefusedError; nothing is kept then."""
    policies.check_answer(by, sheet, open_layers(sheet.assessment))
    files.check_size(name, len(content), settings.DECREE_MAX_BYTES)
    received = files.receive(content, name=name, media_type=MEDIA_TYPE, at=at)
    if received.refusal:
        raise files.FileRefusedError(received.refusal)
    read_worksheet(instrument_of(sheet.assessment), content)
    with transaction.atomic():
        file = files.store(unit=by.unit, content=received, name=name, media_type=MEDIA_TYPE, by=by.user, at=at)
        data = {"sha256": file.sha256, "name": file.name, "layer": sheet.layer}
        record(by=by.user, at=at, unit=by.unit, verb="assessment.worksheet_received", target=sheet, data=data)
    return file


def worksheet_apply(
    *, by: Actor, at: datetime, assessment: Assessment, sheet: Sheet, file: StoredFile, taken: Collection[str]
) -> int:
    """Save the answers of the file to the questions of ``taken`` ("item:number of the answer that was seen").

    Returns how many were saved, all in one step. Raises AnswerConflict where somebody answered since, PolicyError
    where nothing is left to take.
    """
    run = dry_run(assessment, sheet, file)
    given = [
        Given(row.change.item, row.change.after, note=row.change.note, seen=row.seen, proposed=ORIGIN)
        for row in run.rows
        if f"{row.change.item}:{row.seen}" in taken
    ]
    if not given or len(given) < len(taken):
        raise PolicyError("Pilihan ini tidak cocok lagi dengan lembar. Periksa daftarnya, centang, lalu simpan lagi.")
    answers_save(by=by, at=at, sheet=sheet, given=given)
    return len(given)
