"""What every answer carries, by equality: a header that changes must change here too."""

from __future__ import annotations

import pytest
from django.test import Client

from bening.config.middleware import PERMISSIONS_POLICY, WriteDuringRead

CSP = {
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/akun/masuk/", "/tidak-ada/"])
def test_security_headers(address: str) -> None:
    response = Client().get(address)
    assert {part.strip() for part in response["Content-Security-Policy"].split(";")} == CSP
    assert response["Permissions-Policy"] == PERMISSIONS_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_get_cannot_write() -> None:
    from django.test import RequestFactory
    from tests.factories import make_institution

    from bening.config.middleware import ReadOnlyGetMiddleware

    def view(request: object) -> object:
        return make_institution("lain")

    guarded = ReadOnlyGetMiddleware(view)
    with pytest.raises(WriteDuringRead):
        guarded(RequestFactory().get("/"))
    assert guarded(RequestFactory().post("/")).code == "lain"
