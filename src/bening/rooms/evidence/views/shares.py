"""Share links in the unit: made, watched, taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence.forms.handover import ShareForm
from bening.rooms.evidence.selectors.handover import links_of
from bening.rooms.evidence.selectors.visits import with_visits
from bening.rooms.evidence.services.sharing import share_create, share_revoke
from bening.rooms.evidence.views.common import to


@never_cache
def shares(request: UnitRequest) -> HttpResponse:
    """The links of the year with every look through them, and the form to make one; its address is shown once."""
    form = ShareForm(request.POST or None, initial={"may_download": True, "days": "30"})
    address = ""
    if form.is_bound and form.is_valid():
        at = clock.now()
        try:
            _, token = share_create(by=request.actor, at=at, terms=form.terms(request.unit, at))
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            address = request.build_absolute_uri(reverse("share", kwargs={"token": token}))
            form = ShareForm(initial={"may_download": True, "days": "30"})
    links = with_visits(links_of(request.unit, request.year), request.unit)
    context = {"links": links, "address": address, "now": clock.now()}
    return render(request, "evidence/shares.html", context, form=form)


@require_POST
def revoke(request: UnitRequest, pk: int) -> HttpResponse:
    """End a link at once."""
    link = found(links_of(request.unit, request.year).filter(pk=pk).first())
    share_revoke(by=request.actor, at=clock.now(), link=link)
    say(request, f"Tautan untuk “{link.label}” dicabut.")
    return to(request, "shares")
