"""From where a request comes, behind the proxies that the installation trusts too."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the caller; "" where that cannot be told. Proxies count as ``BENING_TRUST_PROXY`` says."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
