"""The figures of the instrument and the process: the installation's page, and what an assessment would take over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.rooms.assessment import policies
from bening.rooms.assessment.forms.facts import FactForm
from bening.rooms.assessment.rules.figures import fixed_figures
from bening.rooms.assessment.selectors import facts as selectors
from bening.rooms.assessment.selectors.overview import STANDINGS
from bening.rooms.assessment.services.facts import fact_save, facts_take
from bening.rooms.assessment.services.opening import INSTRUMENT, PROCESS
from bening.rooms.assessment.views.common import assessment_in, to


def listing(request: HttpRequest) -> HttpResponse:
    """Every figure with its standing, its source and what stands in its place."""
    rows = selectors.figure_rows(INSTRUMENT, PROCESS, clock.today().year)
    fixed = [(row, STANDINGS[row.provenance.status]) for row in fixed_figures(INSTRUMENT, PROCESS)]
    context = {"groups": [(str(kind.label), group) for kind, group in rows.items()], "fixed": fixed}
    return render(request, "assessment/facts_system.html", context)


def figure(request: HttpRequest, source: str, kind: str, key: str, part: str) -> HttpResponse:
    """One figure: the shipped one, the history, and the form where it may be replaced."""
    name = (source, kind, key, part)
    groups = selectors.figure_rows(INSTRUMENT, PROCESS, clock.today().year)
    row = found(next((row for rows in groups.values() for row in rows if row.figure.name == name), None))
    form = FactForm(request.POST or None, figure=row.figure)
    if form.is_bound and form.is_valid():
        try:
            fact_save(
                by=request.user,  # type: ignore[arg-type]
                at=clock.now(),
                figure=row.figure,
                value=form.value(),
                basis=form.cleaned_data["dasar"],
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(
                request, f"{row.figure.label} disimpan. Penilaian yang sudah dibuka memakainya sesudah dipilih di sana."
            )
            return redirect("figures:list")
    context = {"row": row, "standing": STANDINGS[row.figure.provenance.status]}
    return render(request, "assessment/facts_figure.html", context, form=form)


def news(request: UnitRequest) -> HttpResponse:
    """The figures that were replaced since the assessment took its own."""
    assessment = assessment_in(request)
    context = {
        "assessment": assessment,
        "differences": selectors.differences(assessment, clock.now()),
        "reason": why_not(policies.check_manage, request.actor, assessment),
    }
    return render(request, "assessment/facts.html", context)


@require_POST
def take(request: UnitRequest) -> HttpResponse:
    """Let the figures of today count for the assessment."""
    try:
        facts_take(by=request.actor, at=clock.now(), assessment=assessment_in(request))
        say(request, "Angka terbaru kini dipakai, dan nilai lembar dihitung ulang.")
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    return to(request, "facts")
