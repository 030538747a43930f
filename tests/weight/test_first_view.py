"""What a phone has to fetch before it shows a page, in bytes on the wire."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client
from django.urls import reverse

from bening.cli.demo_year.people import KERINCI
from bening.foundation.accounts.models import User
from tests.factories import NOW, YEAR
from tests.weight.worlds import kerinci

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("weight"), pytest.mark.slow]
KIB = 1024
BUDGET = {"html": 25 * KIB, "css": 18 * KIB, "js": 30 * KIB, "icons": 8 * KIB}
WHOLE = 100 * KIB


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The example office with its people; taken back whole."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "DEMO_DATE", NOW.date())
        yield kerinci()
        transaction.set_rollback(True)


def browser(persona: str = "") -> Client:
    client = Client(HTTP_ACCEPT_ENCODING="gzip")
    if persona:
        user = User.objects.get(email=f"{persona}@contoh.invalid")
        client.force_login(user, backend="bening.foundation.accounts.backends.Backend")
    return client


def page_of(client: Client, url: str) -> tuple[int, str]:
    """The bytes of a page on the wire, and the page."""
    with time_machine.travel(NOW):
        response = client.get(url)
    assert response.status_code == 200, url
    assert response["Content-Encoding"] == "gzip"
    return len(response.content), gzip.decompress(response.content).decode()


def weight_of(name: str) -> int:
    """A static file as the server sends it: compressed once, when it is collected."""
    return len(gzip.compress(Path(finders.find(name)).read_bytes(), 9))


def assets_of(page: str) -> dict[str, int]:
    """The weight of what the browser fetches for the page at once, by kind."""
    weights = {"css": 0, "js": 0, "icons": 0}
    fetched = rf"""(?:src|href)="{settings.STATIC_URL}([\w./-]+\.(?:css|js|svg))"""
    for name in sorted(set(re.findall(fetched, page))):
        kind = {"css": "css", "js": "js", "svg": "icons"}[name.rsplit(".", 1)[1]]
        weights[kind] += weight_of(name)
    return weights


PAGES = [
    ("", "account_login", {}),
    ("staf-mp", "home", {}),
    ("sekretaris", "plans:plan", {"unit": KERINCI, "year": YEAR}),
    ("sekretaris", "plans:item", {"unit": KERINCI, "year": YEAR, "code": "I.1.1"}),
    ("sekretaris", "unit_summary", {"unit": KERINCI, "year": YEAR}),
    ("inspektorat", "supervision", {}),
]


@pytest.mark.parametrize(("persona", "name", "kwargs"), PAGES, ids=[page[1] for page in PAGES])
def test_the_first_view_of_a_page_is_light(office: None, persona: str, name: str, kwargs: dict[str, object]) -> None:
    html, page = page_of(browser(persona), reverse(name, kwargs=kwargs))
    weights = {"html": html} | assets_of(page)
    assert weights["css"] > 0
    assert weights["icons"] > 0
    assert {kind: weight for kind, weight in weights.items() if weight > BUDGET[kind]} == {}
    assert sum(weights.values()) <= WHOLE
