"""A unit's keys: what there is, a new one, one with its log, and the end of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.machines import openapi, policies, selectors, services
from bening.foundation.machines.enums import KeyState
from bening.foundation.machines.forms import KeyForm, LogFilter
from bening.foundation.machines.models import ApiKey
from bening.foundation.workflow.policy import REFUSED, why_not


def _to(request: UnitRequest, name: str, **kwargs: int) -> str:
    return reverse(f"machines:{name}", kwargs={"unit": request.unit.code, "year": request.year, **kwargs})


def _key(request: UnitRequest, pk: int) -> ApiKey:
    return found(selectors.keys_of(request.unit).filter(pk=pk).first())


def listing(request: UnitRequest) -> HttpResponse:
    """Every key of the unit, and which ones end soon."""
    at = clock.now()
    page = paginate(selectors.keys_of(request.unit), request)
    rows = [(key, key.state(at)) for key in page]
    context = {
        "page": page,
        "rows": rows,
        "ending": [key for key, state in rows if state == KeyState.ENDING],
        "new_url": _to(request, "new"),
        "api_url": reverse("api:index"),
    }
    return render(request, "machines/keys.html", context)


@never_cache
def new(request: UnitRequest) -> HttpResponse:
    """Makes a key and shows its secret in this very answer: it is kept nowhere, so no later page could show it."""
    form = KeyForm(request.POST or None, today=clock.today(request.unit))
    list_url = _to(request, "list")
    if form.is_valid():
        try:
            key, secret = services.key_create(by=request.actor, at=clock.now(), terms=form.terms())
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            made = {"key": key, "secret": secret, "list_url": list_url, "api_url": reverse("api:index")}
            return render(request, "machines/made.html", made)
    return render(request, "machines/new.html", {"list_url": list_url}, form=form)


def detail(request: UnitRequest, pk: int) -> HttpResponse:
    """One key and what was called with it, newest first."""
    key, at = _key(request, pk), clock.now()
    names = {address.name: address.operation.summary for address in openapi.addresses()}
    filter_form = LogFilter(request.GET, views=names.items())
    page = paginate(selectors.lines_of(key, **filter_form.wanted()), request)
    context = {
        "key": key,
        "state": key.state(at),
        "filter_form": filter_form,
        "page": page,
        "lines": [(line, names.get(line.view, line.view)) for line in page],
        "kept_days": services.KEEP_LINES.days,
        "list_url": _to(request, "list"),
        "revoke_url": _to(request, "revoke", pk=key.pk),
        "no_revoke": why_not(policies.check_can_revoke, key, at),
    }
    return render(request, "machines/key.html", context)


def revoke(request: UnitRequest, pk: int) -> HttpResponse:
    """Ask, then end a key at once."""
    key, problem = _key(request, pk), ""
    if request.method == "POST":
        try:
            services.key_revoke(by=request.actor, at=clock.now(), key=key)
        except REFUSED as refusal:
            problem = str(refusal)
        else:
            say(request, f"Kunci “{key.name}” dicabut. {key.holder} tidak dapat membaca lagi.")
            return redirect(_to(request, "list"))
    context = {"key": key, "problem": problem, "key_url": _to(request, "key", pk=key.pk)}
    return render(request, "machines/revoke.html", context, status=UNPROCESSABLE if problem else 200)
