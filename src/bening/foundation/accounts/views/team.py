"""The team of a unit in a year: who holds what, who is invited."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from bening.foundation.accounts import policies, selectors
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import InviteForm, MemberForm
from bening.foundation.accounts.models import Invitation
from bening.foundation.accounts.permissions import MANAGE_TEAM
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.accounts.services import invitations, team
from bening.foundation.kit import clock
from bening.foundation.kit.views import render

NEW_LINK = "new_invitation_link"
"""Session key of a link that is shown once, on the page after the redirect."""


def _url(request: UnitRequest, name: str = "team:list") -> str:
    return reverse(name, kwargs={"unit": request.unit.code, "year": request.year})


def _page(request: UnitRequest, template: str, **more: Any) -> HttpResponse:
    form = more.pop("form", None)
    return render(request, template, {"list_url": _url(request), **more}, form=form)


def listing(request: UnitRequest) -> HttpResponse:
    """The team, the waiting invitations, and a fresh link if one was just made."""
    mates = selectors.team_of(request.unit, request.year)
    context = {
        "team": mates,
        "rows": [(mate, [(held, _why_not(mates, held)) for held in mate.memberships]) for mate in mates],
        "invitations": selectors.open_invitations(request.unit, request.year),
        "at": clock.now(),
        "may_manage": request.actor.may(MANAGE_TEAM),
        "link": request.session.pop(NEW_LINK, None),
        "next_year": request.year + 1,
    }
    return render(request, "accounts/team.html", context)


def _why_not(mates: list[selectors.Teammate], held: Any) -> str:
    """Why this role cannot be taken away now, "" when it can; counted from the page's own rows."""
    others = sum(
        1
        for mate in mates
        if mate.user.pk != held.user_id and mate.user.is_active and any(m.role == held.role for m in mate.memberships)
    )
    try:
        policies.check_can_end(held, others=others)
    except TeamError as error:
        return str(error)
    return ""


def add(request: UnitRequest) -> HttpResponse:
    """Give somebody of the team another role."""
    mates = selectors.team_of(request.unit, request.year)
    choices = [(mate.user.pk, mate.user.name) for mate in mates]
    form = MemberForm(request.POST or None, people=choices, initial={"user": request.GET.get("orang")})
    if form.is_valid():
        data = form.cleaned_data
        user = next(mate.user for mate in mates if mate.user.pk == data["user"])
        try:
            team.membership_add(by=request.actor, at=clock.now(), user=user, role=data["role"], area=data["area"])
        except TeamError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{user.name} kini {team.words(data['role'], data['area'])}.")
            return redirect(_url(request))
    return _page(request, "accounts/team_add.html", form=form)


def end(request: UnitRequest, pk: int) -> HttpResponse:
    """Ask, then take one role away."""
    held = get_object_or_404(selectors.memberships_of_team(request.unit, request.year), pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            team.membership_end(by=request.actor, at=clock.now(), membership=held)
        except TeamError as error:
            problem = str(error)
        else:
            messages.success(request, f"Peran {held.user.name} sebagai {team.words(held.role, held.area)} diakhiri.")
            return redirect(_url(request))
    context = {"held": held, "words": team.words(held.role, held.area), "problem": problem, "list_url": _url(request)}
    return render(request, "accounts/team_end.html", context, status=422 if problem else 200)


@require_POST
def copy(request: UnitRequest) -> HttpResponse:
    """The same team in the next year."""
    try:
        count = team.team_copy(by=request.actor, at=clock.now())
    except TeamError as error:
        messages.error(request, str(error))
        return redirect(_url(request))
    messages.success(request, f"{count} peran disalin ke tahun {request.year + 1}.")
    return redirect("team:list", unit=request.unit.code, year=request.year + 1)


def invite(request: UnitRequest) -> HttpResponse:
    """Invite somebody; the link is shown on the team's page, once."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            row, token = invitations.invitation_create(by=request.actor, at=clock.now(), **form.cleaned_data)
        except TeamError as error:
            form.add_error(None, str(error))
        else:
            keep_link(request, row, token)
            return redirect(_url(request))
    return _page(request, "accounts/team_invite.html", form=form)


def keep_link(request: HttpRequest, invitation: Invitation, token: str) -> None:
    """Mail the link, and keep it for the next page together with what became of the mail."""
    problem = invitations.invitation_send(invitation=invitation, token=token)
    request.session[NEW_LINK] = {
        "email": invitation.email,
        "address": invitations.address_of(token),
        "problem": problem,
    }


@require_POST
def renew(request: UnitRequest, pk: int) -> HttpResponse:
    """A new link for a waiting invitation."""
    row = get_object_or_404(selectors.open_invitations(request.unit, request.year), pk=pk)
    try:
        token = invitations.invitation_renew(by=request.actor, at=clock.now(), invitation=row)
    except TeamError as error:
        messages.error(request, str(error))
    else:
        keep_link(request, row, token)
    return redirect(_url(request))


@require_POST
def revoke(request: UnitRequest, pk: int) -> HttpResponse:
    """End a waiting invitation."""
    row = get_object_or_404(selectors.open_invitations(request.unit, request.year), pk=pk)
    try:
        invitations.invitation_revoke(by=request.actor, at=clock.now(), invitation=row)
    except TeamError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Undangan untuk {row.email} dicabut.")
    return redirect(_url(request))
