"""Findings that a person may read: those of her own layer at once, the others once their filling was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from bening.foundation.accounts.permissions import Actor
from bening.rooms.assessment.enums import FindingState, Layer, SheetState
from bening.rooms.assessment.models import Assessment, Finding, SheetStep
from bening.rooms.assessment.permissions import BY_LAYER, WORKING
from bening.rooms.plans import api as plans

UNSETTLED = (FindingState.OPEN, FindingState.PLANNED)


def own_layers(by: Actor) -> list[str]:
    """The layers whose findings the person makes."""
    if by.roles & WORKING:
        return []
    return [layer.value for layer, permission in BY_LAYER.items() if layer is not Layer.UNIT and by.may(permission)]


def _readable(by: Actor, assessment: Assessment) -> QuerySet[Finding]:
    signed = SheetStep.objects.filter(sheet=OuterRef("sheet"), target=SheetState.SIGNED)
    rows = Finding.objects.filter(sheet__assessment=assessment)
    return rows.filter(Q(sheet__layer__in=own_layers(by)) | Exists(signed)).select_related(
        "sheet__assessment__unit", "by", "plan_item"
    )


def findings_for(by: Actor, assessment: Assessment, *, unsettled: bool = False) -> list[Finding]:
    """The findings that the person may read, those not settled first, then by due date (one query)."""
    rows = _readable(by, assessment)
    if unsettled:
        rows = rows.filter(state__in=UNSETTLED)
    found = list(rows.order_by(F("due").asc(nulls_last=True), "pk"))
    return sorted(found, key=lambda row: row.state not in UNSETTLED)


def finding_by_pk(by: Actor, assessment: Assessment, pk: int) -> Finding | None:
    """One finding that the person may read."""
    return _readable(by, assessment).filter(pk=pk).first()


def is_published(by: Actor, finding: Finding) -> bool:
    """Whether the person may read a finding (at most one query)."""
    if finding.sheet.layer in own_layers(by):
        return True
    return SheetStep.objects.filter(sheet=finding.sheet_id, target=SheetState.SIGNED).exists()


def findings_of_item(by: Actor, assessment: Assessment, item: str) -> list[Finding]:
    """The findings on one question that the person may read (one query)."""
    return list(_readable(by, assessment).filter(item=item).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are, and how many are not settled."""

    total: int
    unsettled: int


def counts_of(rows: Sequence[Finding]) -> Counts:
    return Counts(len(rows), sum(row.state in UNSETTLED for row in rows))


def plan_url_of(finding: Finding) -> str:
    """The page of the plan's item that follows the finding up; "" where there is none."""
    assessment = finding.sheet.assessment
    return plans.item_url(assessment.unit, assessment.year, finding.plan_item.code) if finding.plan_item else ""
