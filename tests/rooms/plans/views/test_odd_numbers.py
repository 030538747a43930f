"""Ticks and due dates whose numbers no row can have."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories import YEAR
from tests.rooms.evidence.world import make_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 25])
def test_a_number_that_names_no_row_is_like_none(client_for, number):
    office = make_office()
    client = client_for(office.coordinator.user)
    place = {"unit": office.unit.code, "year": YEAR}
    item = reverse("plans:item", kwargs={**place, "code": office.item.code})
    assert client.get(item, {"masa": number}).status_code == 200
    assert client.post(reverse("plans:bulk", kwargs=place), {"pilih": [number]}).status_code < 500
