"""The first hour: administrator → unit → team → decree. Left half-way, it goes on where it stopped."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bening.foundation.accounts import selectors, setup
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import FirstAdminForm, InviteForm, SearchForm
from bening.foundation.accounts.permissions import actor_for
from bening.foundation.accounts.services import invitations
from bening.foundation.accounts.views.team import NEW_LINK, keep_link
from bening.foundation.kit import clock
from bening.foundation.kit.views import render
from bening.foundation.units import catalogue, imports, services
from bening.foundation.units.errors import UnitError
from bening.foundation.units.forms import OwnUnitForm

STEPS = ("Administrator", "Satuan kerja", "Tim", "Keputusan")


def _page(request: HttpRequest, template: str, step: int, **more: object) -> HttpResponse:
    form = more.pop("form", None)
    steps = [(name, number < step, number == step) for number, name in enumerate(STEPS)]
    return render(request, template, {"steps": steps, **more}, form=form)  # type: ignore[arg-type]


@never_cache
@sensitive_post_parameters("password", "kunci")
def start(request: HttpRequest) -> HttpResponse:
    """The first person, let in by the key that ``bening up`` printed; later the way to the next open step."""
    if request.user.is_authenticated:
        return redirect("setup:team" if setup.own_team(request.user) else "setup:unit")
    token = request.POST.get("kunci") or request.GET.get("kunci", "")
    if not setup.token_opens(token):
        raise Http404
    form = FirstAdminForm(request.POST or None)
    if form.is_valid():
        try:
            user = setup.first_admin_create(token=token, at=clock.now(), **form.cleaned_data)
        except (TeamError, ValidationError) as error:
            form.add_error(None, str(error) if isinstance(error, TeamError) else error)
        else:
            get_adapter().login(request, user)
            return redirect("setup:unit")
    return _page(request, "accounts/setup_start.html", 0, form=form, token=token)


def unit(request: HttpRequest) -> HttpResponse:
    """Search one's office among the 553 of the KPU, or go and describe another."""
    error = ""
    if request.method == "POST":
        try:
            row = imports.add_office(request.POST.get("kode", ""), by=request.user, at=clock.now())
        except UnitError as problem:
            error = str(problem)
        else:
            setup.first_unit_join(by=request.user, at=clock.now(), unit=row, year=clock.today(row).year)
            return redirect("setup:team")
    search = SearchForm(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    found = [(office, catalogue.lineage(office.code)[:-1]) for office in catalogue.find(words)]
    return _page(request, "accounts/setup_unit.html", 1, search=search, words=words, found=found, error=error)


def own_unit(request: HttpRequest) -> HttpResponse:
    """A unit that is not in the list, of any institution."""
    form = OwnUnitForm(request.POST or None)
    if form.is_valid():
        try:
            row = services.own_unit_create(by=request.user, at=clock.now(), **form.cleaned_data)
        except UnitError as error:
            form.add_error(None, str(error))
        else:
            setup.first_unit_join(by=request.user, at=clock.now(), unit=row, year=clock.today(row).year)
            return redirect("setup:team")
    return _page(request, "accounts/setup_own_unit.html", 1, form=form)


def team(request: HttpRequest) -> HttpResponse:
    """Invite people, as many as one likes or nobody, then go on to the decree."""
    held = setup.own_team(request.user)
    if held is None:
        return redirect("setup:unit")
    form = InviteForm(request.POST or None)
    link = request.session.pop(NEW_LINK, None)
    if form.is_valid():
        actor = actor_for(request.user, held.unit, held.year)
        try:
            row, token = invitations.invitation_create(by=actor, at=clock.now(), **form.cleaned_data)
        except TeamError as error:
            form.add_error(None, str(error))
        else:
            keep_link(request, row, token)
            return redirect("setup:team")
    invited = selectors.open_invitations(held.unit, held.year)
    return _page(
        request,
        "accounts/setup_team.html",
        2,
        form=form,
        held=held,
        invited=invited,
        link=link,
        next_url=_decree_url(held),
    )


def _decree_url(held: object) -> str:
    """Where a decree is read in, or the plan, or home: whichever of these this installation has."""
    kwargs = {"unit": held.unit.code, "year": held.year}  # type: ignore[attr-defined]
    for name in ("plans:import", "plans:plan"):
        try:
            return reverse(name, kwargs=kwargs)
        except NoReverseMatch:
            continue
    return reverse("home")
