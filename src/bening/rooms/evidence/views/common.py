"""What the room's views share: finding a thing or answering 404, going back, and telling."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.workflow.table import MoveRefused
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.page import evidence_by_pk
from bening.rooms.plans import api as plans

T = TypeVar("T")
REFUSED = (PolicyError, MoveRefused)
"""What a view turns into a sentence on its own page; a lacking permission is a page of its own (403)."""


def found(thing: T | None) -> T:
    """The thing, or 404: what belongs to another unit does not exist here."""
    if thing is None:
        raise Http404
    return thing


def the_evidence(request: UnitRequest, pk: int) -> Evidence:
    return found(evidence_by_pk(request.unit, request.year, pk))


def the_item(request: UnitRequest, code: str) -> plans.Item:
    return found(plans.item_by_code(request.unit, request.year, code))


def to(request: UnitRequest, name: str, *, query: str = "", **kwargs: object) -> HttpResponseRedirect:
    """A redirect to one of the room's pages in this unit and year."""
    url = room_url(request.unit, request.year, name, **kwargs)
    return HttpResponseRedirect(f"{url}?{query}" if query else url)


def say(request: HttpRequest, sentence: str) -> None:
    messages.success(request, sentence)
