"""What the assessment room shows on the pages of plans and evidence: which questions a thing answers."""

from __future__ import annotations

from django.template.loader import render_to_string

from bening.foundation.accounts.requests import UnitRequest
from bening.rooms.assessment.selectors.answered import Answered, answered_by_evidence, answered_by_items, chapters
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans


def _panel(request: UnitRequest, answered: list[Answered]) -> str:
    if not answered:
        return ""
    return render_to_string("assessment/answered.html", {"answered": answered}, request=request)


def item_panel(request: UnitRequest, item: plans.Item, _occurrence: plans.Occurrence | None) -> str:
    """Why an item of the plan matters: the questions that it answers, and their points."""
    return _panel(request, answered_by_items(request.unit, request.year, [item.pk]))


def evidence_panel(request: UnitRequest, piece: evidence.Evidence) -> str:
    """The questions that a piece of evidence answers, through the plan or directly."""
    return _panel(request, answered_by_evidence(request.unit, request.year, piece))


def register() -> None:
    """Offer the panels to both rooms, and the worksheet's order to packages."""
    plans.offer(plans.Beside(panel=item_panel, shares=lambda _items: {}, doubts=lambda _unit, _year: []))
    evidence.offer(evidence.Beside(panel=evidence_panel, chapters=chapters))
