"""The system administrator's pages of units and institutions, and a unit's own settings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import EmailForm, SearchForm
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.accounts.selectors import active_user_by_email, team_of
from bening.foundation.accounts.services.team import manager_appoint
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.foundation.units import selectors, services
from bening.foundation.units.errors import UnitError
from bening.foundation.units.forms import InstitutionForm, UnitForm, UnitSettingsForm
from bening.foundation.units.models import Unit


def settings(request: UnitRequest) -> HttpResponse:
    """Name, time zone and accent of a unit."""
    unit = request.unit
    form = UnitSettingsForm(
        request.POST or None, initial={"name": unit.name, "time_zone": unit.time_zone, "accent": unit.accent}
    )
    if form.is_valid():
        try:
            services.unit_settings_save(by=request.actor, at=clock.now(), **form.cleaned_data)
        except UnitError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Pengaturan disimpan.")
            return redirect(reverse("units:settings", kwargs={"unit": unit.code, "year": request.year}))
    return render(request, "units/settings.html", form=form)


def listing(request: HttpRequest) -> HttpResponse:
    """All units in the order of the tree."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = paginate(selectors.search(words), request)
    context = {"filter": form, "page": page, "institutions": selectors.institutions()}
    return render(request, "units/list.html", context)


def _save(request: HttpRequest, form: UnitForm, unit: Unit | None) -> Unit:
    data: dict[str, Any] = dict(form.cleaned_data)
    data["parent"] = data.pop("parent_code")
    fields = services.UnitFields(accent=unit.accent if unit else "", **data)
    return services.unit_save(by=request.user, at=clock.now(), fields=fields, unit=unit)


def add(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(request.POST or None, initial={"parent_code": request.GET.get("atasan", ""), "is_active": True})
    if form.is_valid():
        try:
            unit = _save(request, form, None)
        except UnitError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{unit.name} ditambahkan.")
            return redirect("system:unit", code=unit.code)
    return render(request, "units/unit.html", {"subject": None, "heading": "Tambah satuan kerja"}, form=form)


def edit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: its place, its name, whether it is in use, and who administers it."""
    unit = selectors.unit_of(code)
    if unit is None:
        raise Http404
    form = UnitForm(request.POST or None, instance=unit)
    if form.is_valid():
        try:
            saved = _save(request, form, unit)
        except UnitError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{saved.name} disimpan.")
            return redirect("system:unit", code=saved.code)
    year = clock.today(unit).year
    context = {"subject": unit, "heading": unit.name, "team": team_of(unit, year), "this_year": year}
    return render(request, "units/unit.html", context, form=form)


def appoint(request: HttpRequest, code: str) -> HttpResponse:
    """Make somebody the administrator of a unit, to mend a lock-out."""
    unit = selectors.unit_of(code)
    if unit is None:
        raise Http404
    form = EmailForm(request.POST or None, initial={"email": request.user.email, "year": clock.today(unit).year})
    if form.is_valid():
        user = active_user_by_email(form.cleaned_data["email"])
        if user is None:
            form.add_error("email", "Belum ada akun aktif dengan surel ini. Periksa ejaannya.")
        else:
            try:
                manager_appoint(by=request.user, at=clock.now(), unit=unit, year=form.cleaned_data["year"], user=user)
            except TeamError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{user.name} kini administrator {unit.name}.")
                return redirect("system:unit", code=unit.code)
    return render(request, "units/appoint.html", {"subject": unit}, form=form)


def institution(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new institution, or another name for one."""
    row = get_object_or_404(selectors.institutions(), pk=pk) if pk else None
    form = InstitutionForm(request.POST or None, instance=row)
    if form.is_valid():
        original = get_object_or_404(selectors.institutions(), pk=pk) if pk else None
        services.institution_save(by=request.user, at=clock.now(), institution=original, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['short_name']} disimpan.")
        return redirect("system:units")
    return render(request, "units/institution.html", {"heading": row.name if row else "Tambah instansi"}, form=form)
