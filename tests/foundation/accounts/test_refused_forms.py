"""A refused form is answered with 422, on pages of allauth as on our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests import factories
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_login", {"login": "bukan surel", "password": ""}),
        ("account_reset_password", {"email": "bukan surel"}),
    ],
)
def test_at_the_door(client: StrictClient, name: str, typed: dict[str, str]) -> None:
    response = client.post(reverse(name), typed)
    assert response.status_code == 422
    assert 'value="bukan surel"' in response.content.decode(), "what was typed stays"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_change_password", {"oldpassword": "salah", "password1": "a", "password2": "b"}),
        ("account_reauthenticate", {"password": "salah"}),
        ("mfa_activate_totp", {"code": "000000"}),
    ],
)
def test_inside(client_for: SignIn, name: str, typed: dict[str, str]) -> None:
    client = client_for(factories.make_user())
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("account_reauthenticate"), {"password": "rahasia-sekali"})
    client.get(reverse(name))
    response = client.post(reverse(name), typed)
    assert response.status_code == 422
    assert "Galat: " in response.content.decode()


def test_a_sent_form_that_is_right_and_a_page_that_is_read_stay_as_they_are(client: StrictClient) -> None:
    user = factories.make_user()
    assert client.get(reverse("account_reset_password")).status_code == 200
    assert client.post(reverse("account_reset_password"), {"email": user.email}).status_code == 302
