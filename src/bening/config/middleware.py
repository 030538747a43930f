"""Guards around every request: browser features are off, a GET may only read, and a full disk is told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

from bening.foundation.files.errors import is_full
from bening.front import errors

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


WRITE = re.compile(
    r"^\s*(?:with\b.*?\)\s*)?(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from|replace\s+into|merge\s+into|truncate(?:\s+table)?)"
    r"\s+\"?(?P<table>\w+)",
    re.IGNORECASE | re.DOTALL,
)
TECHNICAL_TABLES = re.compile(r"accounts_session|axes_\w+|mfa_\w+|evidence_shareview|machines_accessline")
"""What a GET may touch: sessions, lock-out counters, second factors, and who looked through a share link or a key."""
LAST_LOGIN = re.compile(r'^update "accounts_user" set "last_login" = \S+ where', re.IGNORECASE)


def is_refused(sql: str) -> bool:
    """Whether a statement changes something that a GET must leave alone."""
    write = WRITE.match(sql)
    return bool(write) and not TECHNICAL_TABLES.fullmatch(write["table"].lower()) and not LAST_LOGIN.match(sql)


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001
    if is_refused(sql):
        raise WriteDuringRead(sql[:200])
    return execute(sql, params, many, context)


class ReadOnlyGetMiddleware:
    """Wraps the views: in GET, HEAD and OPTIONS the database refuses to be written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with ExitStack() as guarded:
            for connection in connections.all():
                guarded.enter_context(connection.execute_wrapper(_refuse_writes))
            return self.get_response(request)


class FullDiskMiddleware:
    """Answers 507 with a page that says what to do where the server had no room left."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, for that reason only."""
        return errors.no_room(request) if is_full(exception) else None
