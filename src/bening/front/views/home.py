"""The first page after signing in: *Tugas saya*."""

from __future__ import annotations

from collections import Counter
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from bening.foundation.accounts.models import User
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.front.scopes import current_scope, scopes
from bening.front.work import REVIEW, URGENCIES, Work, urgency_of, works_of
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans

PER_PAGE = 40


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the person has to do, in all her units; who only supervises goes to the units she looks after."""
    user, held = cast("User", request.user), scopes(request)
    if not held:
        return render(request, "front/home_start.html", {"is_system_admin": user.is_system_admin})
    if not any(scope.works for scope in held):
        return redirect("supervision")
    today = clock.today()
    works = works_of(user, today)
    chosen = request.GET.get("satker", "")
    shown = [work for work in works if chosen in {"", place_of(work)}]
    page = paginate(shown, request, per_page=PER_PAGE)
    numbers = Counter(urgency_of(work) for work in shown)
    context = {
        "page": page,
        "groups": _grouped(list(page)),
        "counts": [(urgency, numbers[urgency]) for urgency in URGENCIES if numbers[urgency]],
        "places": _places(works, chosen),
        "desks": _desks(shown),
        "evidence_desks": evidence.desks(user),
        "review_heading": REVIEW.heading,
        "today": today,
        "summary_url": current_scope(request).address("unit_summary"),
    }
    return render(request, "front/home.html", context)


def place_of(work: Work) -> str:
    """The value of ``?satker=`` that shows the work of one unit and year."""
    return f"{work.unit.code}-{work.year}"


def _grouped(works: list[Work]) -> list[tuple[str, list[Work]]]:
    """The tasks of one page under the headings of their urgency."""
    return [
        (urgency.heading, rows)
        for urgency in URGENCIES
        if (rows := [work for work in works if urgency_of(work) is urgency])
    ]


def _desks(works: list[Work]) -> list[tuple[str, str]]:
    """Where work that waits for the person's review is decided at once: the unit's name and the address."""
    places = {(work.unit.pk, work.year): work for work in works if work.is_review}
    return [(work.unit.name, plans.plan_url(work.unit, work.year, "review")) for work in places.values()]


def _places(works: list[Work], chosen: str) -> list[tuple[str, str, int, bool]]:
    """The units and years among which the person may choose: label, address, number of tasks, chosen."""
    numbers = Counter(place_of(work) for work in works)
    if len(numbers) < 2:
        return []
    names = {place_of(work): f"{work.unit.name} {work.year}" for work in works}
    rows = sorted((names[place], f"?satker={place}", number, place == chosen) for place, number in numbers.items())
    return [("Semua", "?", len(works), not chosen), *rows]
