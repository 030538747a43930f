"""Evidence that its only reviewer had a hand in waits for somebody else, who is told and finds it on her desk."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.notifications.models import Notification
from bening.rooms.evidence.selectors.desk import desks
from bening.rooms.evidence.selectors.queue import review_queue
from bening.rooms.evidence.services.handing_in import Content, Place, evidence_create, evidence_submit
from tests.factories import NOW, actor
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def hand_in(office: Office, how: str) -> None:
    """The area's coordinator handed it in herself, sent its file, or began what the staff handed in."""
    if how == "uploaded":
        make_evidence(office.staff, office.item, files=[make_file(office.coordinator)], submit=True)
    elif how == "handed in":
        make_evidence(office.coordinator, office.item, submit=True)
    else:
        content = Content(files=[make_file(office.staff)], places=[Place(office.item)])
        made = evidence_create(by=office.coordinator, at=NOW, title="SK Tim Kerja", content=content)
        evidence_submit(by=office.staff, at=NOW, evidence=made)


def told() -> dict[int, str]:
    return dict(Notification.objects.filter(kind="evidence.submitted").order_by("pk").values_list("user", "text"))


def on_desk(who: Actor) -> int:
    """As *Tugas saya* counts it and as the desk shows it: the same."""
    counted = sum(desk.number for desk in desks(who.user))
    assert counted == len(review_queue(who, NOW).rows)
    return counted


@pytest.mark.parametrize("how", ["handed in", "uploaded", "begun"])
def test_the_secretary_is_told_and_has_it_on_her_desk(office, how, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        hand_in(office, how)
    assert list(told()) == [office.secretary.user.pk]
    assert "ikut disusun koordinator areanya" in told()[office.secretary.user.pk]
    assert (on_desk(office.secretary), on_desk(office.coordinator)) == (1, 0)


def test_another_coordinator_of_the_area_is_told_instead(office, django_capture_on_commit_callbacks):
    other = actor(office.unit, Role.COORDINATOR, area=Area.MP)
    with django_capture_on_commit_callbacks(execute=True):
        hand_in(office, "uploaded")
    assert list(told()) == [other.user.pk]
    assert "untuk diperiksa" in told()[other.user.pk]
    assert (on_desk(office.secretary), on_desk(office.coordinator), on_desk(other)) == (0, 0, 1)


def test_a_secretary_who_had_a_hand_in_it_has_it_on_no_desk(office, django_capture_on_commit_callbacks):
    files = [make_file(office.coordinator), make_file(office.secretary)]
    with django_capture_on_commit_callbacks(execute=True):
        make_evidence(office.staff, office.item, files=files, submit=True)
    assert told() == {}
    assert (on_desk(office.secretary), on_desk(office.coordinator)) == (0, 0)
