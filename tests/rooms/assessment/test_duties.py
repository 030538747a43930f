"""Questions are shared out in one step, and wait for whoever answers them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.rooms.assessment.enums import SheetState
from bening.rooms.assessment.models import Duty, Sheet
from bening.rooms.assessment.policies import PolicyError
from bening.rooms.assessment.selectors.duties import waiting_answers
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.assessment.services.duties import Share, duties_set
from tests.factories import NOW, YEAR, actor, make_unit
from tests.rooms.assessment.world import Office, make_office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def url(office: Office) -> str:
    return reverse("assessment:duties", kwargs={"unit": office.unit.code, "year": YEAR})


def test_many_questions_and_a_whole_subcomponent_go_to_one_person_at_once(
    office: Office, client_for: Callable[[object], StrictClient]
) -> None:
    client = client_for(office.coordinator.user)
    assert "Semua 2 butir subkomponen ini" in client.get(url(office)).content.decode()
    body = {"butir": ["P.2.i.a", "P.1.i.a"], "bagian": ["P.1.i"], "petugas": str(office.staff.user.pk), "usaha": "4"}
    back = client.post(url(office), body)
    assert (back.status_code, back["Location"]) == (302, url(office))
    assert list(Duty.objects.order_by("item").values_list("item", "assignee", "effort")) == [
        (item, office.staff.user.pk, 4) for item in ("P.1.i.a", "P.1.i.b", "P.2.i.a")
    ]
    assert AuditEvent.objects.get(verb="assessment.duties_set").data["number"] == 3
    client.post(url(office), {"butir": ["P.1.i.a"], "petugas": "0"})
    again = Duty.objects.get(item="P.1.i.a")
    assert (again.assignee, again.effort) == (None, 4)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"petugas": "0"}, "Belum ada butir yang dipilih."),
        ({"butir": "P.1.i.a"}, "Belum ada yang diatur."),
        ({"butir": "P.1.i.a", "petugas": "999999"}, "Pilih petugas dan usaha dari daftarnya."),
        ({"butir": "P.1.i.a", "usaha": "10"}, "Pilih petugas dan usaha dari daftarnya."),
    ],
)
def test_what_cannot_be_set_says_why_and_keeps_the_ticks(
    office: Office, client_for: Callable[[object], StrictClient], body: dict[str, str], told: str
) -> None:
    page = client_for(office.secretary.user).post(url(office), body)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert ('value="P.1.i.a" checked' in page.content.decode()) is ("butir" in body)
    assert not Duty.objects.exists()


def test_the_service_takes_only_known_questions_efforts_and_people(office: Office) -> None:
    stranger = actor(make_unit(), Role.STAFF).user
    for items, share in (
        (["Z.9"], Share(effort=2)),
        (["P.1.i.a"], Share(effort=10)),
        (["P.1.i.a"], Share(gives=True, assignee=stranger)),
    ):
        with pytest.raises(PolicyError):
            duties_set(by=office.secretary, at=NOW, assessment=office.assessment, items=items, share=share)
    with pytest.raises(NotAllowed):
        duties_set(by=office.staff, at=NOW, assessment=office.assessment, items=["P.1.i.a"], share=Share(effort=2))


def test_what_waits_stands_on_the_first_page_until_it_is_answered(
    office: Office, client_for: Callable[[object], StrictClient]
) -> None:
    user = office.staff.user
    assert waiting_answers(user) == []
    share = Share(gives=True, assignee=user)
    duties_set(by=office.secretary, at=NOW, assessment=office.assessment, items=["P.1.i.a", "P.1.i.b"], share=share)
    answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=Given("P.1.i.a", {"P.1.i.a": "Ya"}))
    (waiting,) = waiting_answers(user)
    assert (waiting.number, waiting.unit, waiting.year) == (1, office.unit, YEAR)
    with time_machine.travel(NOW, tick=False):
        client = client_for(user)
        assert "1 butir LKE menunggu jawaban Anda" in client.get("/").content.decode()
        assert client.get(waiting.url).content.decode().count('<fieldset class="q"') == 1
    Sheet.objects.update(state=SheetState.SUBMITTED)
    assert waiting_answers(user) == []


def test_a_locked_phase_asks_nobody(office: Office) -> None:
    share = Share(gives=True, assignee=office.staff.user)
    duties_set(by=office.secretary, at=NOW, assessment=office.assessment, items=["P.1.i.a"], share=share)
    office.assessment.phase = "TPI"
    office.assessment.save()
    assert waiting_answers(office.staff.user) == []
