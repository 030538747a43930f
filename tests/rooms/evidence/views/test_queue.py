"""The reviewer's desk: one at a time, the longest waiting first, nothing typed is lost."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.accounts.enums import Area, Role
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.selectors.queue import review_queue
from tests.factories import NOW, YEAR, actor
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def two(office: Office):
    first = make_evidence(office.staff, office.item, title="Pertama", submit=True)
    second = make_evidence(office.staff, get_item(office.plan, "I.1.2"), title="Kedua", submit=True)
    return first, second


def test_the_desk_opens_the_longest_waiting_and_goes_on_to_the_next(client_for, office):
    first, second = two(office)
    client = client_for(office.coordinator.user)
    response = client.get(url(office, "queue"))
    assert response["Location"] == url(office, "review", pk=first.pk)
    page = client.get(response["Location"]).content.decode()
    assert "Ke-1 dari 2 yang menunggu" in page
    response = client.post(response["Location"], {"keputusan": "terima", "number": 1, "note": ""})

    assert response["Location"] == url(office, "review", pk=second.pk) + f"?sesudah={first.pk}"
    first.refresh_from_db()
    assert first.state == State.ACCEPTED
    response = client.post(
        response["Location"], {"keputusan": "kembalikan", "number": 1, "reasons": ["unreadable"], "note": ""}
    )
    assert response["Location"] == url(office, "queue") + f"?sesudah={second.pk}"
    empty = client.get(response["Location"]).content.decode()
    assert "Hari ini Anda sudah memutuskan 2 bukti." in empty


def test_a_decision_that_cannot_be_kept_shows_the_page_again_with_the_words(client_for, office):
    first, _ = two(office)
    client = client_for(office.coordinator.user)
    response = client.post(
        url(office, "review", pk=first.pk), {"keputusan": "kembalikan", "number": 1, "note": "Foto kedua gelap"}
    )

    assert response.status_code == 422
    assert "Foto kedua gelap" in response.content.decode()
    assert "Alasan belum dipilih." in response.content.decode()


def test_the_keys_are_named(client_for, office):
    first, _ = two(office)
    page = client_for(office.coordinator.user).get(url(office, "review", pk=first.pk)).content.decode()

    assert all(f'data-key="{key}"' in page for key in "123")


def test_what_one_may_not_decide_says_why(client_for, office):
    first, _ = two(office)
    own = make_evidence(office.coordinator, office.item, title="Punya sendiri", submit=True)
    page = client_for(office.coordinator.user).get(url(office, "review", pk=own.pk)).content.decode()

    assert "Anda ikut menyusun bukti ini" in page
    assert own.pk not in [row.pk for row in review_queue(office.coordinator, NOW).rows]
    assert first.pk in [row.pk for row in review_queue(office.coordinator, NOW).rows]


def test_the_secretary_gets_what_no_other_coordinator_can_decide(office):
    two(office)
    own = make_evidence(office.coordinator, office.item, title="Milik koordinator", submit=True)
    second_area = make_evidence(office.staff, get_item(office.plan, "II.1.1"), title="Tanpa koordinator", submit=True)

    assert [row.pk for row in review_queue(office.secretary, NOW).rows] == [own.pk, second_area.pk]


def test_others_have_no_desk(client_for, office):
    assert review_queue(office.staff, NOW).rows == []
    assert client_for(office.staff.user).get(url(office, "queue")).status_code == 403


def test_the_queue_goes_round(office):
    first, second = two(office)
    queue = review_queue(office.coordinator, NOW)

    assert queue.after(first.pk).pk == second.pk
    assert queue.after(second.pk).pk == first.pk
    assert queue.before(first.pk) is None
    assert queue.before(second.pk).pk == first.pk
    lone = review_queue(actor(office.unit, Role.COORDINATOR, area=Area.SDM), NOW)
    assert lone.after(first.pk) is None
