"""What every answer carries, by equality: a header that changes must change here too."""

from __future__ import annotations

import pytest
from django.test import Client

from bening.config.middleware import PERMISSIONS_POLICY, WriteDuringRead, is_refused

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


@pytest.mark.parametrize(
    ("sql", "refused"),
    [
        ('SELECT 1 FROM "plans_item"', False),
        ('UPDATE "plans_item" SET "code" = %s WHERE "id" IN (SELECT 1 FROM axes_accessattempt)', True),
        ('WITH x AS (SELECT 1) INSERT INTO "plans_item" VALUES (1)', True),
        ('INSERT OR IGNORE INTO "audit_audithead" VALUES (1)', True),
        ("delete from plans_comment", True),
        ('UPDATE "accounts_session" SET "expire_date" = %s', False),
        ('UPDATE "accounts_user" SET "last_login" = %s WHERE "accounts_user"."id" = %s', False),
        ('UPDATE "accounts_user" SET "name" = %s, "last_login" = %s WHERE 1', True),
    ],
)
def test_what_counts_as_writing(sql: str, refused: bool) -> None:
    assert is_refused(sql) is refused


@pytest.mark.django_db
def test_a_fragment_without_a_session_sends_the_whole_page_to_sign_in() -> None:
    response = Client().get("/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/cari?q=SK"})
    assert response.status_code == 200
    assert response["HX-Redirect"] == "/akun/masuk/?next=/cari%3Fq%3DSK"
