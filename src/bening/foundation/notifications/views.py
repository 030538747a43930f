"""The pages of notifications: the list, reading, and the choice of the daily mail."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from bening.foundation.accounts.models import User
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.foundation.notifications import mail, selectors, services
from bening.foundation.notifications.forms import DigestPreferenceForm


@require_safe
def notification_list(request: HttpRequest) -> HttpResponse:
    """What the person was told, newest first; ``?saring=baru`` shows only what is unread."""
    user = cast("User", request.user)
    only_unread = request.GET.get("saring") == "baru"
    page = paginate(selectors.notifications_of(user, only_unread=only_unread), request, per_page=30)
    unread = selectors.unread_count(user)
    shown = {"page": page, "all_shown": not only_unread, "only_unread": only_unread, "unread": unread}
    return render(request, "notifications/list.html", shown)


@require_POST
def open_notification(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks one as read and goes where it leads."""
    notification = services.mark_read(by=cast("User", request.user), pk=pk, at=clock.now())
    if notification is None:
        raise Http404
    if url_has_allowed_host_and_scheme(notification.url, allowed_hosts=None):
        return redirect(notification.url)
    return redirect("notifications:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Marks everything as read."""
    count = services.mark_all_read(by=cast("User", request.user), at=clock.now())
    messages.success(request, f"{count} pemberitahuan ditandai sudah dibaca." if count else "Semua sudah dibaca.")
    return redirect("notifications:list")


def preference(request: HttpRequest) -> HttpResponse:
    """Whether and when the daily mail comes."""
    user = cast("User", request.user)
    form = DigestPreferenceForm.of(selectors.digest_preference(user), request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.digest_preference_save(
            by=user, is_enabled=form.cleaned_data["is_enabled"], weekdays=map(int, form.cleaned_data["weekdays"])
        )
        messages.success(request, "Pilihan surel disimpan.")
        return redirect("notifications:preference")
    return render(request, "notifications/preference.html", {"mail_goes_out": mail.goes_out()}, form=form)


@require_POST
def test_mail(request: HttpRequest) -> HttpResponse:
    """Sends one mail to the person's own address and says what became of it."""
    user = cast("User", request.user)
    problem = mail.send_test(user)
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, mail.sent_sentence(user))
    return redirect("notifications:preference")
