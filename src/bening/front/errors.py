"""The pages of things that went wrong, in sentences that say what to do.

Django calls the handlers with an exception or a reason that no reader could use; it is in the log.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is larger than the server takes."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, sentence: str) -> HttpResponse:
    """403 with the sentence of the permission that was lacking."""
    return render(request, "403.html", {"sentence": sentence}, status=403)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403 of Django's own checks."""
    return forbidden(request, "Anda tidak berwenang membuka halaman ini.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: also the answer for another unit's pages, which do not exist for who has no role there."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form was open too long or cookies are off."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from a template that asks neither the session nor the database."""
    return render(request, "500.html", status=500)


def no_room(request: HttpRequest) -> HttpResponse:
    """507: nothing could be kept because the server's disk is full."""
    return render(request, "507.html", status=507)
