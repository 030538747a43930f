"""Ways in besides the sign-in page: an invitation, an example person."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView as AllauthLoginView
from allauth.account.views import PasswordResetView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bening.foundation.accounts import personas, policies, selectors
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import JoinForm
from bening.foundation.accounts.models import Invitation, User
from bening.foundation.accounts.services import invitations
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.foundation.notifications import mail


class SignInView(AllauthLoginView):
    """allauth's sign-in page, with the example people and the institution's own sign-in where there are any."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth's context and both lists."""
        return super().get_context_data(**kwargs) | {"groups": personas.groups(), "oidc": _oidc()}


class ForgottenPasswordView(PasswordResetView):
    """allauth's page for a forgotten password, which says so where this installation sends no mail."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth's context, and whether mail goes out at all."""
        return super().get_context_data(**kwargs) | {"mail_goes_out": mail.goes_out()}


def _oidc() -> dict[str, str] | None:
    if not settings.OIDC:
        return None
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    url = reverse("openid_connect_login", kwargs={"provider_id": app["provider_id"]})
    return {"label": f"Masuk dengan {app['name']}", "url": url}


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign somebody in whose right to it was just established."""
    get_adapter().login(request, user)


@require_POST
def demo(request: HttpRequest, persona: str) -> HttpResponse:
    """Become an example person; the address exists in demo mode only."""
    user = personas.user_of(persona)
    if user is None:
        raise Http404
    sign_in(request, user)
    return redirect("home")


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link: join with one's account, or make one."""
    row = selectors.invitation_by_token(token)
    if row is None:
        raise Http404
    try:
        policies.check_invitation_open(row, clock.now())
        if request.user.is_authenticated:
            policies.check_invited(row, request.user)
    except TeamError as error:
        return render(request, "accounts/invitation.html", {"problem": str(error)}, status=410)
    if request.user.is_authenticated:
        return _join_signed_in(request, row, token)
    if selectors.user_by_email(row.email):
        return render(request, "accounts/invitation.html", {"invitation": row, "sign_in_url": _sign_in_url(request)})
    return _join_new(request, row, token)


def _sign_in_url(request: HttpRequest) -> str:
    return f"{reverse('account_login')}?next={request.path}"


def _join_signed_in(request: HttpRequest, row: Invitation, token: str) -> HttpResponse:
    if request.method != "POST":
        return render(request, "accounts/invitation.html", {"invitation": row, "joins": True})
    return _accept(request, row, token, user=request.user)


def _join_new(request: HttpRequest, row: Invitation, token: str) -> HttpResponse:
    form = JoinForm(request.POST or None, email=row.email, initial={"name": row.name})
    if not form.is_valid():
        return render(request, "accounts/invitation.html", {"invitation": row}, form=form)
    return _accept(request, row, token, **form.cleaned_data)


def _accept(request: HttpRequest, row: Invitation, token: str, **account: Any) -> HttpResponse:
    try:
        user = invitations.invitation_accept(token=token, at=clock.now(), **account)
    except TeamError as error:
        return render(request, "accounts/invitation.html", {"problem": str(error)}, status=UNPROCESSABLE)
    if not request.user.is_authenticated:
        sign_in(request, user)
    messages.success(request, f"Selamat bergabung di tim {row.unit.name}.")
    return redirect("home")
