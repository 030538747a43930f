"""One unit's year at a glance: the leader's page, reminding, the calendar."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.formats import MONTHS, MONTHS_SHORT
from bening.foundation.kit.views import render
from bening.front import services
from bening.front.permissions import REMIND
from bening.front.plan_dates import dates_of, late_of
from bening.front.scopes import scopes
from bening.front.year import by_month, chosen_month, strip
from bening.rooms.assessment import api as assessment
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans

SHOWN_LATE = 5


@require_safe
def summary(request: UnitRequest) -> HttpResponse:
    """Progress, its way over the months, the areas, the five that are late longest."""
    today = clock.today(request.unit)
    progress = plans.unit_progress([request.unit], request.year, today)[0]
    late = late_of(progress.plan, today) if progress.plan else []
    context = {
        "summary": progress.total,
        "trend": [(MONTHS_SHORT[day.month - 1], round(share * 100)) for day, share in progress.trend],
        "areas": [(area.label, progress.areas[area]) for area in Area if area in progress.areas],
        "proofs": _proofs(request),
        "lke": assessment.card_of(request.unit, request.year),
        "late": [(row, row.whatsapp(settings.PUBLIC_URL)) for row in late[:SHOWN_LATE]],
        "more_late": len(late) > SHOWN_LATE,
        "late_url": f"{reverse('plans:plan', args=[request.unit.code, request.year])}?terlambat=on",
        "may_remind": request.actor.may(REMIND),
        "can_focus": any(scope.supervises for scope in scopes(request)),
        "today": today,
    }
    return render(request, "front/summary.html", context)


def _proofs(request: UnitRequest) -> list[tuple[str, evidence.Completeness]]:
    """How much of what each area asks for was accepted; areas that ask for nothing are left out."""
    shares = evidence.area_shares(request.unit, request.year)
    return [(str(area.label), shares[area]) for area in Area if area in shares and shares[area].wanted]


@require_POST
def remind(request: UnitRequest) -> HttpResponse:
    """One tap: the owner is told in the application."""
    number = request.POST.get("pekerjaan", "")
    occurrence = int(number) if number.isdecimal() else 0
    try:
        row = services.remind(by=request.actor, occurrence=occurrence, on=clock.today(request.unit), at=clock.now())
    except services.ReminderError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"{row.owner_name} diingatkan tentang butir {row.code}.")
    return redirect("unit_summary", unit=request.unit.code, year=request.year)


@require_safe
def calendar(request: UnitRequest) -> HttpResponse:
    """The year by months: a strip of all twelve, and the due dates of one month (``?bulan=``) or of all."""
    today = clock.today(request.unit)
    plan = plans.current_plan(request.unit, request.year)
    overview = plans.overview(plan, today) if plan else plans.Overview()
    month = chosen_month(request.GET.get("bulan", ""), request.year, today)
    context = {
        "strip": strip(overview.months),
        "months": by_month(dates_of(plan, today, month=month)) if plan else [],
        "month": month,
        "all_year": not month,
        "month_name": MONTHS[month - 1] if month else "",
        "present": today.month if today.year == request.year else 0,
        "today": today,
        "planned": bool(overview.months),
    }
    return render(request, "front/calendar.html", context)
