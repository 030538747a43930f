"""The pages *Kalender kerja* and *Batas waktu*."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.deadlines import policies
from bening.foundation.deadlines.enums import DayKind
from bening.foundation.deadlines.forms import HolidayForm, ReasonForm, RuleForm
from bening.foundation.deadlines.permissions import MANAGE_DEADLINES
from bening.foundation.deadlines.selectors import calendar as days
from bening.foundation.deadlines.selectors import rules as known
from bening.foundation.deadlines.services import holidays
from bening.foundation.deadlines.services import rules as editing
from bening.foundation.deadlines.year import MARKS, groups_of, months_of
from bening.foundation.kit import clock
from bening.foundation.kit.formats import WEEKDAYS
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import PolicyError, why_not


def _url(request: UnitRequest, name: str, **kwargs: object) -> str:
    return reverse(f"deadlines:{name}", kwargs={"unit": request.unit.code, "year": request.year, **kwargs})


def _calendar_url(request: UnitRequest, year: int) -> str:
    return f"{_url(request, 'calendar')}?tahun={year}"


@require_safe
def calendar(request: UnitRequest) -> HttpResponse:
    """A year's working days: twelve months, and the days off with what sets them."""
    year = whole_number(request.GET.get("tahun", "")) or request.year
    if not policies.FIRST_YEAR <= year <= policies.LAST_YEAR:
        raise Http404
    rows = days.holidays_of(request.unit, year)
    live = [row for row in rows if row.removed_at is None]
    numbers = Counter(row.kind for row in live)
    may = request.actor.may(MANAGE_DEADLINES)
    context = {
        "shown": year,
        "weekdays": [(name[:3], name) for name in WEEKDAYS],
        "years": [(str(near), _calendar_url(request, near), near == year) for near in range(year - 1, year + 2)],
        "months": months_of(year, live, clock.today(request.unit)),
        "groups": groups_of(live, request.actor),
        "removed": [(row, why_not(policies.check_holiday_restore, request.actor, row, None)) for row in rows
                    if row.removed_at is not None],
        "working": days.count_in_year(live, year),
        "counts": [(numbers[kind], kind.label.lower()) for kind in DayKind if numbers[kind]],
        "legend": [(kind.value, MARKS[kind], kind.label) for kind in DayKind],
        "is_known": bool(numbers[DayKind.NATIONAL]),
        "is_provisional": any(row.is_provisional for row in live),
        "may_manage": may,
    }  # fmt: skip
    return render(request, "deadlines/calendar.html", context)


def holiday_add(request: UnitRequest) -> HttpResponse:
    """A new day off."""
    form = HolidayForm(request.POST or None, may_everywhere=request.user.is_system_admin)
    if form.is_valid():
        try:
            row = holidays.holiday_add(by=request.actor, at=clock.now(), fields=holidays.DayFields(**form.cleaned_data))
        except PolicyError as refusal:
            form.add_error("date", str(refusal))
        else:
            say(request, f"{row.name} ditambahkan. Batas waktu yang berjalan dihitung ulang.")
            return redirect(_calendar_url(request, row.date.year))
    context = {"back": _url(request, "calendar")}
    return render(request, "deadlines/holiday_add.html", context, form=form)


def holiday_remove(request: UnitRequest, pk: int) -> HttpResponse:
    """Take a day off out of the calendar."""
    row = found(days.holiday_of(request.unit, pk))
    form = ReasonForm(request.POST or None)
    back = _calendar_url(request, row.date.year)
    if form.is_valid():
        try:
            holidays.holiday_remove(by=request.actor, at=clock.now(), pk=pk, reason=form.cleaned_data["reason"])
        except PolicyError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"{row.name} dihapus dari kalender. Batas waktu yang berjalan dihitung ulang.")
            return redirect(back)
    return render(request, "deadlines/holiday_remove.html", {"row": row, "back": back}, form=form)


@require_POST
def holiday_restore(request: UnitRequest, pk: int) -> HttpResponse:
    """Put a day off back."""
    row = found(days.holiday_of(request.unit, pk))
    try:
        holidays.holiday_restore(by=request.actor, at=clock.now(), pk=pk)
    except PolicyError as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"{row.name} dikembalikan ke kalender. Batas waktu yang berjalan dihitung ulang.")
    return redirect(_calendar_url(request, row.date.year))


@require_safe
def rules(request: UnitRequest) -> HttpResponse:
    """All deadlines that hold today, channel by channel."""
    rows = known.rule_list(request.unit, clock.today(request.unit))
    channels = [(label, list(group)) for label, group in groupby(rows, key=lambda rule: rule.channel_label)]
    return render(request, "deadlines/rules.html", {"channels": channels, "calendar_url": _url(request, "calendar")})


@require_safe
def rule(request: UnitRequest, key: str) -> HttpResponse:
    """One deadline with all its versions: who set it, when, and what it rests on."""
    versions = known.versions_of(request.unit, key)
    if not versions:
        raise Http404
    today = clock.today(request.unit)
    holding = known.rules_for(request.unit, [key], today).get(key)
    context = {
        "rule": holding or versions[0],
        "holding": holding,
        "versions": sorted(versions, key=lambda version: version != holding),
        "may_manage": request.actor.may(MANAGE_DEADLINES),
        "back": _url(request, "rules"),
    }
    return render(request, "deadlines/rule.html", context)


def rule_edit(request: UnitRequest, pk: int) -> HttpResponse:
    """An office's own version of a deadline."""
    base = found(known.rule_of(request.unit, pk))
    form = RuleForm(request.POST or None, instance=base)
    back = _url(request, "rule", key=base.key)
    if form.is_valid():
        try:
            editing.rule_edit(
                by=request.actor,
                at=clock.now(),
                base=base,
                fields=form.rule_fields(base),
                reason=form.cleaned_data["reason"],
            )
        except PolicyError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Batas waktu “{base.label}” disimpan. Perkara yang sudah berjalan tidak berubah.")
            return redirect(back)
    return render(request, "deadlines/rule_edit.html", {"rule": base, "back": back}, form=form)
