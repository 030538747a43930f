"""Saved views of the plan page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.plans import ViewForm
from bening.rooms.plans.selectors.plan import saved_view
from bening.rooms.plans.services.saved_views import view_delete, view_save
from bening.rooms.plans.views.common import said_no, to


@require_POST
def save_view(request: UnitRequest) -> HttpResponse:
    """Keep the filters that are on under a name."""
    form = ViewForm(request.POST)
    query = request.POST.get("query", "")
    if not form.is_valid():
        messages.error(request, " ".join(sentence for errors in form.errors.values() for sentence in errors))
        return to(request, query=query)
    try:
        view = view_save(by=request.actor, at=clock.now(), **form.cleaned_data)
    except REFUSED as refusal:
        return said_no(request, refusal, to(request, query=query))
    say(request, f"Tampilan “{view.name}” tersimpan.")
    return to(request, query=view.query)


@require_POST
def delete_view(request: UnitRequest, pk: int) -> HttpResponse:
    """Throw a saved view away."""
    view = found(saved_view(request.unit, pk))
    try:
        view_delete(by=request.actor, at=clock.now(), view=view)
    except REFUSED as refusal:
        return said_no(request, refusal, to(request))
    say(request, "Tampilan dihapus.")
    return to(request)
