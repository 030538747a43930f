"""What the room's views share: finding a thing or answering 404, going back, and telling."""

from __future__ import annotations

from django.http import HttpResponseRedirect

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import found
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.selectors.page import evidence_by_pk
from bening.rooms.plans import api as plans


def the_evidence(request: UnitRequest, pk: int) -> Evidence:
    return found(evidence_by_pk(request.unit, request.year, pk))


def the_item(request: UnitRequest, code: str) -> plans.Item:
    return found(plans.item_by_code(request.unit, request.year, code))


def to(request: UnitRequest, name: str, *, query: str = "", **kwargs: object) -> HttpResponseRedirect:
    """A redirect to one of the room's pages in this unit and year."""
    url = room_url(request.unit, request.year, name, **kwargs)
    return HttpResponseRedirect(f"{url}?{query}" if query else url)
