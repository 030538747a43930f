"""What the room's views share: finding a thing or answering 404, and telling a refusal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit.views import found
from bening.rooms.plans.links import item_url, plan_url
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.selectors.item import item_by_code
from bening.rooms.plans.selectors.plan import current_plan


def the_item(request: UnitRequest, code: str) -> Item:
    return found(item_by_code(request.unit, request.year, code))


def the_plan(request: UnitRequest) -> Plan:
    return found(current_plan(request.unit, request.year))


def to(request: UnitRequest, name: str = "plan", *, query: str = "", **kwargs: object) -> HttpResponseRedirect:
    """A redirect to one of the room's pages in this unit and year."""
    url = plan_url(request.unit, request.year, name, **kwargs)
    return HttpResponseRedirect(f"{url}?{query}" if query else url)


def to_item(request: UnitRequest, code: str, *, masa: int | None = None) -> HttpResponseRedirect:
    url = item_url(request.unit, request.year, code)
    return HttpResponseRedirect(f"{url}?masa={masa}" if masa else url)


def said_no(request: UnitRequest, refusal: Exception, answer: HttpResponse) -> HttpResponse:
    """An action without input that was refused: the sentence on the page that the person came from."""
    messages.error(request, str(refusal))
    return answer
