"""Pinning one unit: who looks after many can let the menu speak of one until she unpins it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bening.foundation.units.selectors import unit_of
from bening.front.scopes import FOCUS_KEY, roles_in, scopes


@require_POST
def pin(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """Pins a unit that the person may see, and goes there."""
    found = unit_of(unit)
    if found is None or not roles_in(scopes(request), found, year):
        raise Http404
    request.session[FOCUS_KEY] = [found.code, year]
    messages.success(request, f"Fokus pada {found.name}. Menu kini menuju satuan kerja itu.")
    return redirect("unit_summary", unit=found.code, year=year)


@require_POST
def unpin(request: HttpRequest) -> HttpResponse:
    """Back to all units."""
    request.session.pop(FOCUS_KEY, None)
    return redirect("supervision" if any(scope.supervises for scope in scopes(request)) else "home")
