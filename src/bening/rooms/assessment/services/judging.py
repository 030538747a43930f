"""Judging: an assessor's answers, given one by one, or taken over from the unit where she agrees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.rules.judging import values_of
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.sheets import sheets_of
from bening.rooms.assessment.services.answering import Given, answer_save, answers_save
from bening.rooms.assessment.services.opening import sheet_start

AGREED = "setuju"
"""``Answer.proposed`` of what was taken over from the unit."""
MOVED = "Jawaban satuan kerja berubah sejak daftar ini dibuka. Periksa lagi, lalu setujui."
CHANGED = "Satuan kerja mengubah jawaban butir {item} sejak Anda membukanya. Lihat jawaban barunya, lalu nilai lagi."
NOT_TO_AGREE = "Butir {item} belum dijawab satuan kerja atau sudah Anda nilai. Muat ulang daftarnya."


@transaction.atomic
def judgement_save(
    *, by: Actor, at: datetime, assessment: Assessment, layer: Layer, given: Given, agreed_to: int | None = None
) -> Sheet:
    """Save one answer of a layer that judges; its filling begins with the first one.

    ``agreed_to`` is the number of the unit's answer where she takes it over: PolicyError where there is a newer one.
    Raises what ``services.answering.answers_save`` raises.
    """
    begun = sheets_of(assessment)
    if agreed_to is not None and _number(begun.get(Layer.UNIT), given.item) != agreed_to:
        raise PolicyError(CHANGED.format(item=given.item[:40]))
    sheet = begun.get(layer) or sheet_start(by=by, at=at, assessment=assessment, layer=layer)
    return answer_save(by=by, at=at, sheet=sheet, given=given)


@transaction.atomic
def agree_many(
    *, by: Actor, at: datetime, assessment: Assessment, layer: Layer, items: Sequence[str], seen: int
) -> Sheet:
    """Take over the unit's answers to these questions, all or none; ``seen`` is the version of the unit's filling
    that the assessor looked at.

    Raises PolicyError where the unit changed it since, or a question is not one to agree to.
    """
    policies.check_layer(by, layer)
    if not items:
        raise PolicyError("Pilih paling sedikit satu butir.")
    sheet = sheet_start(by=by, at=at, assessment=assessment, layer=layer)
    theirs = sheets_of(assessment).get(Layer.UNIT)
    if theirs is None or theirs.row_version != seen:
        raise PolicyError(MOVED)
    instrument = instrument_of(assessment)
    given = []
    for item in dict.fromkeys(items):
        values = values_of(instrument, theirs.answers, item) if item in instrument.items else {}
        if not values or values_of(instrument, sheet.answers, item):
            raise PolicyError(NOT_TO_AGREE.format(item=item[:40]))
        given.append(Given(item, values, seen=_number(sheet, item), proposed=AGREED))
    return answers_save(by=by, at=at, sheet=sheet, given=given)


def _number(sheet: Sheet | None, item: str) -> int:
    """The number of the answer that stands; 0 for none."""
    return int(sheet.latest.get(item, (0, 0))[1]) if sheet else 0
