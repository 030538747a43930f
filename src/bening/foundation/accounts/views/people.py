"""What a system administrator does for people: find them, close accounts, mend lock-outs."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bening.foundation.accounts import selectors
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.forms import NewEmailForm, SearchForm
from bening.foundation.accounts.models import User
from bening.foundation.accounts.services import people
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render


def listing(request: HttpRequest) -> HttpResponse:
    """Everybody with an account."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    return render(request, "accounts/people.html", {"page": paginate(selectors.people(words), request), "filter": form})


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account and what may be done with it."""
    user = get_object_or_404(selectors.people(), pk=pk)
    return render(request, "accounts/person.html", {"person": user, "is_self": user.pk == request.user.pk})


def email(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody another address to sign in with."""
    user = get_object_or_404(selectors.people(), pk=pk)
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.email_change(by=request.user, at=clock.now(), user=user, email=form.cleaned_data["email"])
        except TeamError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, f"{user.name} kini masuk dengan {form.cleaned_data['email']}.")
            return redirect("people:person", pk=pk)
    return render(request, "accounts/person_email.html", {"person": user}, form=form)


def _act(request: HttpRequest, pk: int, act: Callable[[User], None], done: str) -> HttpResponse:
    user = get_object_or_404(selectors.people(), pk=pk)
    try:
        act(user)
    except TeamError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done.format(name=user.name))
    return redirect("people:person", pk=pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    return _act(
        request,
        pk,
        lambda user: people.user_set_active(by=request.user, at=clock.now(), user=user, active=False),
        "Akun {name} ditutup.",
    )


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""
    return _act(
        request,
        pk,
        lambda user: people.user_set_active(by=request.user, at=clock.now(), user=user, active=True),
        "Akun {name} dibuka kembali.",
    )


@require_POST
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a lost second factor."""
    return _act(
        request,
        pk,
        lambda user: people.second_factor_reset(by=request.user, at=clock.now(), user=user),
        "Langkah kedua {name} diatur ulang. Minta ia memasangnya lagi.",
    )


@require_POST
def system_admin(request: HttpRequest, pk: int) -> HttpResponse:
    """Give or take the care for the whole installation."""
    value = request.POST.get("nilai") == "ya"
    return _act(
        request,
        pk,
        lambda user: people.system_admin_set(by=request.user, at=clock.now(), user=user, value=value),
        "Wewenang {name} diubah.",
    )
