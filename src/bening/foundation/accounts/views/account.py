"""One's own account: particulars and sign-ins."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bening.foundation.accounts import selectors
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import NewEmailForm, ProfileForm
from bening.foundation.accounts.services import people
from bening.foundation.kit import clock
from bening.foundation.kit.views import render


def profile(request: HttpRequest) -> HttpResponse:
    """Name, position, NIP and phone; the ways to the password and the second step."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        people.profile_save(by=request.user, at=clock.now(), profile=people.Profile(**form.cleaned_data))
        messages.success(request, "Profil disimpan.")
        return redirect("account_profile")
    return render(request, "accounts/profile.html", form=form)


@reauthentication_required
def email(request: HttpRequest) -> HttpResponse:
    """Another address to sign in with, after one's password was asked once more."""
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.email_change(by=request.user, at=clock.now(), user=request.user, email=form.cleaned_data["email"])
        except TeamError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, f"Mulai sekarang Anda masuk dengan {form.cleaned_data['email']}.")
            return redirect("account_profile")
    return render(request, "accounts/email.html", form=form)


def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    rows = selectors.sessions_of(request.user, clock.now())
    return render(request, "accounts/sessions.html", {"rows": rows, "present": request.session.session_key})


@require_POST
def session_end(request: HttpRequest) -> HttpResponse:
    """End one sign-in; its key is in the form, so that it stands in no address and no log."""
    key = request.POST.get("sesi", "")
    if people.session_end(by=request.user, at=clock.now(), key=key):
        messages.success(request, "Perangkat itu sudah dikeluarkan.")
    else:
        messages.info(request, "Perangkat itu memang sudah keluar.")
    return redirect("account_sessions")


@require_POST
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    """End all sign-ins but this one."""
    count = people.sessions_end_others(by=request.user, at=clock.now(), keep=request.session.session_key or "")
    messages.success(request, f"{count} perangkat lain dikeluarkan.")
    return redirect("account_sessions")
