"""A file that is held goes out by no way, and nothing is handed in or accepted that nobody can have looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import ShareView
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services.handing_in import evidence_submit
from bening.rooms.evidence.services.review import evidence_accept, evidence_return
from bening.rooms.evidence.services.sharing import Terms, share_create
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office

pytestmark = pytest.mark.django_db
HELD = [FileState.QUARANTINED, FileState.RECEIVED, FileState.CHECKED]
CONTENT = b"Rahasia yang tertahan"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def clock_stands():
    with time_machine.travel(NOW, tick=False):
        yield


def test_what_is_in_quarantine_is_not_handed_in(office):
    evidence = make_evidence(office.staff, office.item, files=[make_file(office.staff, state=FileState.QUARANTINED)])
    with pytest.raises(PolicyError, match="dikarantina"):
        evidence_submit(by=office.staff, at=NOW, evidence=evidence)


@pytest.mark.parametrize("state", HELD)
def test_what_nobody_can_open_is_not_accepted_but_may_go_back(client_for, office, state):
    evidence = make_evidence(office.staff, office.item, submit=True)
    StoredFile.objects.update(state=state)
    where = {"unit": office.unit.code, "year": YEAR}
    with pytest.raises(PolicyError, match="belum dapat diterima"):
        evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    many = client_for(office.coordinator.user).get(
        reverse("evidence:accept_many", kwargs=where), {"pilih": f"{evidence.pk}:1"}
    )
    assert "belum dapat diterima" in many.content.decode()
    evidence.refresh_from_db()
    assert evidence.state == State.SUBMITTED
    evidence = evidence_return(
        by=office.coordinator, at=NOW, evidence=evidence, number=1, reasons=["other"], note="Berkasnya tertahan"
    )
    assert evidence.state == State.RETURNED


@pytest.mark.parametrize("state", HELD)
def test_no_way_out_gives_a_held_file(client, client_for, office, state):
    evidence = make_evidence(office.staff, office.item, submit=True, files=[make_file(office.staff, content=CONTENT)])
    evidence = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    entry = evidence.accepted.files.get()
    _, token = share_create(by=office.secretary, at=NOW, terms=Terms("TPN", NOW + timedelta(days=7)))
    StoredFile.objects.update(state=state)
    inside = {"unit": office.unit.code, "year": YEAR, "pk": evidence.pk, "entry": entry.pk}
    outside = {"token": token, "entry": entry.pk}
    staff = client_for(office.staff.user)
    answers = [
        staff.get(reverse("evidence:file", kwargs=inside), follow=True),
        staff.get(reverse("evidence:look", kwargs=inside)),
        staff.get(reverse("search"), {"q": "Rahasia"}),
        client.get(reverse("share_file", kwargs=outside), follow=True),
        client.get(reverse("share_look", kwargs=outside)),
    ]
    for answer in answers:
        shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CONTENT not in shown
        assert "attachment" not in answer.get("Content-Disposition", "")
    for name, kwargs in (("evidence:preview", inside), ("share_preview", outside)):
        asker = staff if name.startswith("evidence") else client
        assert asker.get(reverse(name, kwargs={**kwargs, "number": 1})).status_code == 404
    assert "Unduh" not in " ".join(ShareView.objects.values_list("what", flat=True))


def test_a_link_of_a_closed_office_shows_nothing(client, office):
    _, token = share_create(by=office.secretary, at=NOW, terms=Terms("TPN", NOW + timedelta(days=7)))
    Unit.objects.filter(pk=office.unit.pk).update(is_active=False)
    assert client.get(reverse("share", kwargs={"token": token})).status_code == 404
