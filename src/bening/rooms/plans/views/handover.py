"""Hand-over: who leaves, what that person carries, who takes it."""

from __future__ import annotations

from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.plans import HandoverForm
from bening.rooms.plans.selectors.handover import carriers, load_of
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.handover import handover
from bening.rooms.plans.views.common import to


def people(request: UnitRequest) -> HttpResponse:
    """Everybody who carries open work, with how much; the others apart."""
    rows = carriers(request.unit, request.year)
    shown = {"busy": [row for row in rows if row.rows], "free": [row for row in rows if not row.rows]}
    return render(request, "plans/handover_people.html", shown)


def person(request: UnitRequest, pk: int) -> HttpResponse:
    """Give every piece of a person's open work to somebody."""
    carrier = found(next((row for row in carriers(request.unit, request.year) if row.person.pk == pk), None))
    load = load_of(request.unit, request.year, carrier.person)
    receivers = [user for user in workers(request.unit, request.year) if user.pk != pk]
    form = HandoverForm(request.POST or None, people=receivers, load=load)
    if request.method == "POST" and form.is_valid():
        try:
            handover(
                by=request.actor,
                at=clock.now(),
                person=carrier.person,
                assignments=form.assignments(),
                end_memberships=form.cleaned_data["akhiri"],
            )
        except REFUSED as refusal:
            form.add_error("semua", str(refusal))
        else:
            say(request, f"Pekerjaan {carrier.person.name} sudah berpindah tangan: {len(load)} baris.")
            return to(request, "handover")
    rows = [(row, form[form.name_of(f"item:{row.pk}")]) for row in load.items]
    dates = [(row, form[form.name_of(f"occurrence:{row.pk}")]) for row in load.occurrences]
    return render(request, "plans/handover.html", {"person": carrier.person, "rows": rows, "dates": dates}, form=form)
