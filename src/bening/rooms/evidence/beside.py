"""What the evidence room shows on the plan's pages."""

from __future__ import annotations

from functools import partial

from django.template.loader import render_to_string

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.units.models import Unit
from bening.rooms.evidence.links import evidence_url
from bening.rooms.evidence.permissions import HAND_IN
from bening.rooms.evidence.selectors.gaps import flagged
from bening.rooms.evidence.selectors.panel import item_panel
from bening.rooms.evidence.selectors.shares import shares
from bening.rooms.plans import api as plans


def panel(request: UnitRequest, item: plans.Item, occurrence: plans.Occurrence | None) -> str:
    """The required proofs of an item beside what was handed in for them, for the due date that stands open."""
    context = {
        "panel": item_panel(item, occurrence),
        "item": item,
        "occurrence": occurrence,
        "may_hand_in": request.actor.may(HAND_IN) and item.removed_at is None,
    }
    return render_to_string("evidence/panel.html", context, request=request)


def doubts(unit: Unit, year: int) -> list[plans.Doubt]:
    """Evidence whose date, period or signature does not fit what it is for."""
    return [
        plans.Doubt(
            entry.code,
            f"Bukti “{entry.title}”: {finding.sentence}",
            partial(evidence_url, unit, year, entry.evidence),
        )
        for entry in flagged(unit, year)
        for finding in entry.findings
    ]


def register() -> None:
    """Offer all three to the plan's pages."""
    plans.offer(plans.Beside(panel=panel, shares=shares, doubts=doubts))
