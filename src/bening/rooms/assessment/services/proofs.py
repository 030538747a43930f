"""Putting evidence directly to a question of the worksheet, and taking it off again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import Entry, record, record_many
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import Assessment, Proof
from bening.rooms.assessment.permissions import ANSWER_UNIT
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.evidence import api as evidence


def check_item(assessment: Assessment, item: str) -> None:
    """Raises PolicyError for what is no question of the assessment's instrument."""
    if item not in instrument_of(assessment).items:
        raise PolicyError(f"Butir {item[:40]} tidak ada pada LKE ini.")


@transaction.atomic
def proofs_put(
    *, by: Actor, at: datetime, assessment: Assessment, item: str, evidence_pks: Collection[int]
) -> list[Proof]:
    """Put accepted or waiting evidence of the unit to a question; what stands there already is passed over."""
    by.check(ANSWER_UNIT)
    policies.check_same_unit(by, assessment)
    check_item(assessment, item)
    Assessment.objects.select_for_update(of=("self",), no_key=True).get(pk=assessment.pk)
    known = evidence.pieces(by.unit, by.year, evidence_pks)
    if not evidence_pks or len(known) < len(set(evidence_pks)):
        raise PolicyError("Pilih bukti satuan kerja ini yang sudah diterima atau sedang diperiksa.")
    there = Proof.objects.filter(assessment=assessment, item=item, evidence__in=known, removed_at__isnull=True)
    new = [pk for pk in known if pk not in set(there.order_by("pk").values_list("evidence", flat=True))]
    rows = [Proof(assessment=assessment, item=item, evidence_id=pk, by=by.user, at=at) for pk in new]
    Proof.objects.bulk_create(rows)
    data = {"item": item}
    entries = [
        Entry(
            "assessment.proof_put",
            assessment,
            {**data, "evidence": row.evidence_id, "title": known[row.evidence_id].title},
        )
        for row in rows
    ]
    record_many(by=by.user, at=at, unit=by.unit, entries=entries)
    return rows


@transaction.atomic
def proof_take(*, by: Actor, at: datetime, proof: Proof) -> Proof:
    """Take evidence off a question. The row stays, with the moment."""
    by.check(ANSWER_UNIT)
    rows = Proof.objects.select_for_update(of=("self",), no_key=True).select_related("assessment__unit", "evidence")
    row = rows.get(pk=proof.pk)
    policies.check_same_unit(by, row.assessment)
    if row.removed_at:
        raise PolicyError("Bukti ini sudah dilepas dari butir itu.")
    row.removed_at = at
    row.save(update_fields=("removed_at",))
    data = {"item": row.item, "evidence": row.evidence_id, "title": row.evidence.title}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.proof_taken", target=row.assessment, data=data)
    return row
