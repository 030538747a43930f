"""A person's due dates in the calendar of her phone."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_POST, require_safe

from bening.foundation.accounts.models import User
from bening.foundation.kit import clock
from bening.foundation.kit.views import render
from bening.front import ical, selectors, services


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The iCalendar file behind a secret address; an address that was revoked is like one that never was."""
    owner = selectors.feed_owner(token)
    if owner is None:
        raise Http404
    body = ical.calendar_of(owner)
    answer = condition(etag_func=lambda _: ical.etag(body))(lambda _: ical.answer(body))
    return cast("HttpResponse", answer(request))


@never_cache
@require_safe
def feed_settings(request: HttpRequest) -> HttpResponse:
    """How to put the due dates into a phone, and whether there is an address already."""
    return render(request, "front/feed.html", {"feed": selectors.feed_of(cast("User", request.user))})


@never_cache
@require_POST
def feed_create(request: HttpRequest) -> HttpResponse:
    """Makes a new address and shows it in this very answer: it is kept nowhere, so no later page could show it."""
    user = cast("User", request.user)
    token = services.feed_create(by=user, at=clock.now())
    path = reverse("calendar_feed", kwargs={"token": token})
    shown = {
        "feed": selectors.feed_of(user),
        "address": f"{settings.PUBLIC_URL}{path}",
        "subscribe": f"webcal://{settings.PUBLIC_URL.split('://', 1)[1]}{path}",
    }
    return render(request, "front/feed.html", shown)


@require_POST
def feed_revoke(request: HttpRequest) -> HttpResponse:
    """Ends the address at once."""
    ended = services.feed_revoke(by=cast("User", request.user), at=clock.now())
    messages.success(request, "Alamat kalender dicabut." if ended else "Tidak ada alamat kalender yang berlaku.")
    return redirect("calendar_feed_settings")
