"""Two guards around every request: browser features are off, and a GET may only read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class PermissionsPolicyMiddleware:
    """Sends the Permissions-Policy header with every answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


class WriteDuringRead(Exception):  # noqa: N818 - reads as what happened
    """A view tried to change the database while answering a GET."""


WRITE_WORDS = ("insert", "update", "delete", "replace", "merge", "truncate")
TECHNICAL_TABLES = ("accounts_session", "axes_", "mfa_", 'accounts_user" set "last_login')
"""Tables that the framework may touch in a GET: sessions and lock-out counters."""


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001
    lowered = sql.lstrip().lower()
    if lowered.startswith(WRITE_WORDS) and not any(table in lowered for table in TECHNICAL_TABLES):
        raise WriteDuringRead(sql[:200])
    return execute(sql, params, many, context)


class ReadOnlyGetMiddleware:
    """Wraps the views: in GET, HEAD and OPTIONS the database refuses to be written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writes):
            return self.get_response(request)
