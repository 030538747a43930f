"""The first page after signing in: *Tugas saya*."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.models import User
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.front.scopes import Scope, current_scope, scopes
from bening.front.work import REVIEW, URGENCIES, Urgency, Work, urgency_of, work_list
from bening.rooms.assessment import api as assessment
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
    works = work_list(user, today)
    chosen = request.GET.get("satker", "")
    shown = works.of(*_place_named(chosen)) if chosen else works
    page = paginate(shown, request, per_page=PER_PAGE)
    numbers = _by_urgency(shown.counts)
    scope = current_scope(request)
    context = {
        "page": page,
        "tray": _tray(user, scope),
        "groups": _grouped(list(page)),
        "counts": [(urgency, numbers[urgency]) for urgency in URGENCIES if numbers[urgency]],
        "places": _places(works.counts, chosen),
        "desks": _desks(shown.counts),
        "answers": assessment.waiting_answers(user),
        "evidence_desks": evidence.desks(user),
        "review_heading": REVIEW.heading,
        "today": today,
        "summary_url": scope.address("unit_summary"),
    }
    return render(request, "front/home.html", context)


@dataclass(frozen=True, slots=True)
class Tray:
    """Where the person's files wait to be sorted, how many there are, and where new ones go."""

    url: str
    number: int
    uploads: str
    ready: str


def _tray(user: User, scope: Scope) -> Tray | None:
    """Where the person hands in files, and how many wait there to be sorted; None where she may not."""
    if not scope.may(evidence.HAND_IN):
        return None
    return Tray(
        url=scope.address("evidence:tray"),
        number=evidence.waiting_count(scope.unit, scope.year, user),
        uploads=scope.address("files:uploads"),
        ready=scope.address("evidence:ready"),
    )


def place_of(count: plans.TaskCount) -> str:
    """The value of ``?satker=`` that shows the work of one unit and year."""
    return f"{count.code}-{count.year}"


def _place_named(value: str) -> tuple[str, int]:
    """Unit and year of a value of ``?satker=``; the year 0 when it names none."""
    code, _, year = value.rpartition("-")
    return code, whole_number(year) or 0


def _by_urgency(counts: list[plans.TaskCount]) -> Counter[Urgency]:
    numbers: Counter[Urgency] = Counter()
    for count in counts:
        numbers[urgency_of(count)] += count.number
    return numbers


def _grouped(works: list[Work]) -> list[tuple[str, list[Work]]]:
    """The tasks of one page under the headings of their urgency."""
    return [
        (urgency.heading, rows)
        for urgency in URGENCIES
        if (rows := [work for work in works if urgency_of(work) is urgency])
    ]


def _desks(counts: list[plans.TaskCount]) -> list[tuple[str, str]]:
    """Where work that waits for the person's review is decided at once: the unit's name and the address."""
    waiting = sorted((count for count in counts if urgency_of(count) is REVIEW), key=lambda count: count.first)
    return [(count.name, reverse("plans:review", kwargs={"unit": count.code, "year": count.year})) for count in waiting]


def _places(counts: list[plans.TaskCount], chosen: str) -> list[tuple[str, str, int, bool]]:
    """The units and years among which the person may choose: label, address, number of tasks, chosen."""
    numbers: Counter[str] = Counter()
    for count in counts:
        numbers[place_of(count)] += count.number
    if len(numbers) < 2:
        return []
    names = {place_of(count): f"{count.name} {count.year}" for count in counts}
    rows = sorted((names[place], f"?satker={place}", number, place == chosen) for place, number in numbers.items())
    return [("Semua", "?", numbers.total(), not chosen), *rows]
