"""Many are decided at once, each on its own, and taken back together within ten minutes."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.audit.models import AuditEvent
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services.review import evidence_accept, evidence_undo
from bening.rooms.evidence.services.review_many import (
    evidence_accept_many,
    evidence_return_many,
    evidence_undo_many,
)
from bening.rooms.plans.enums import OccurrenceState
from tests.factories import NOW, YEAR, actor
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_office

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=2)
SIGNED = {"reasons": ["unsigned"], "note": "Minta cap", "fix_by": NOW.date() + timedelta(days=3)}


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def pair(office) -> list[Evidence]:
    """Two that serve the same due date: the second to be accepted completes it."""
    return [make_evidence(office.staff, office.item, title=title, submit=True) for title in ("Pertama", "Kedua")]


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def states(rows: list[Evidence]) -> list[str]:
    return [Evidence.objects.get(pk=row.pk).state for row in rows]


def due_state(office: Office) -> str:
    return office.item.occurrences.get().state


def url(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"evidence:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def accept(office: Office, rows: list[Evidence]):
    return evidence_accept_many(by=office.coordinator, at=NOW, rows=[(row, 1) for row in rows])


def undo(office: Office, batch, at=LATER):
    return evidence_undo_many(by=office.coordinator, at=at, batch=batch)


def test_many_are_returned_for_the_same_reasons_and_the_refused_stay(office, pair):
    own = make_evidence(office.coordinator, get_item(office.plan, "I.1.2"), title="Milik sendiri", submit=True)
    rows = [(row, 1) for row in (*pair, own)]
    outcome = evidence_return_many(by=office.coordinator, at=NOW, rows=rows, **SIGNED)

    assert states([*pair, own]) == [State.RETURNED, State.RETURNED, State.SUBMITTED]
    assert [(row.evidence.pk, "ikut menyusun" in row.sentence) for row in outcome.refused] == [(own.pk, True)]
    steps = [row.history.get(target=State.RETURNED) for row in pair]
    assert {(step.note, step.fix_by, *step.reasons) for step in steps} == {("Minta cap", SIGNED["fix_by"], "unsigned")}
    assert AuditEvent.objects.filter(verb="evidence.returned", batch=outcome.batch).count() == 2


def test_words_of_a_return_that_are_not_complete_return_nothing(office, pair):
    with pytest.raises(PolicyError, match="alasan"):
        evidence_return_many(by=office.coordinator, at=NOW, rows=[(pair[0], 1)], reasons=[])
    assert states(pair) == [State.SUBMITTED] * 2


@pytest.mark.parametrize("returns", [False, True])
def test_a_bulk_decision_is_taken_back_with_the_due_date_that_its_pieces_share(office, pair, returns):
    before = due_state(office)
    rows = [(row, 1) for row in pair]
    if returns:
        outcome = evidence_return_many(by=office.coordinator, at=NOW, rows=rows, **SIGNED)
    else:
        outcome = evidence_accept_many(by=office.coordinator, at=NOW, rows=rows)
    assert due_state(office) == (OccurrenceState.RETURNED if returns else OccurrenceState.DONE) != before
    back = undo(office, outcome.batch)

    assert (len(back.done), back.refused) == (2, [])
    assert states(pair) == [State.SUBMITTED] * 2
    assert due_state(office) == before


def test_what_changed_meanwhile_stays_and_is_told(office, pair):
    outcome = accept(office, pair)
    evidence_undo(by=office.coordinator, at=NOW + timedelta(minutes=1), evidence=pair[1])
    evidence_accept(by=office.coordinator, at=NOW + timedelta(minutes=1), evidence=pair[1], number=1)
    back = undo(office, outcome.batch)

    assert states(pair) == [State.SUBMITTED, State.ACCEPTED]
    assert [(row.evidence.pk, "berubah lagi" in row.sentence) for row in back.refused] == [(pair[1].pk, True)]


def test_nobody_else_and_nobody_later_takes_it_back(office, pair):
    outcome = accept(office, pair)
    other = actor(office.unit, Role.COORDINATOR, area=Area.MP)
    assert evidence_undo_many(by=other, at=LATER, batch=outcome.batch).done == []
    assert undo(office, outcome.batch, NOW + timedelta(minutes=11)).done == []
    assert states(pair) == [State.ACCEPTED] * 2


@pytest.mark.usefixtures("_today")
def test_a_bulk_return_is_looked_at_done_and_taken_back_on_its_pages(client_for, office, pair):
    own = make_evidence(office.coordinator, get_item(office.plan, "I.1.2"), title="Milik sendiri", submit=True)
    client = client_for(office.coordinator.user)
    assert url(office, "return_many") in client.get(url(office, "list")).content.decode()
    chosen = {"pilih": [f"{row.pk}:1" for row in (*pair, own)]}
    before = client.get(url(office, "return_many"), chosen).content.decode()
    assert "Kembalikan 2 bukti?" in before
    assert "Anda ikut menyusun bukti ini" in before
    response = client.post(url(office, "return_many"), chosen | {"note": "Minta cap"})
    assert response.status_code == 422
    assert "Minta cap" in response.content.decode()
    assert states(pair) == [State.SUBMITTED] * 2

    response = client.post(url(office, "return_many"), chosen | {"note": "Minta cap", "reasons": ["unsigned"]})
    done = client.get(response["Location"]).content.decode()
    assert "2 bukti dikembalikan" in done
    assert "“Milik sendiri” tidak dikembalikan" in done
    assert "Batalkan 2 keputusan" in done
    with time_machine.travel(LATER, tick=False):
        evidence_undo(by=office.coordinator, at=LATER, evidence=pair[0])
        after = client.post(f"{response['Location']}batal/", follow=True).content.decode()
    assert "Keputusan atas 1 bukti dibatalkan." in after
    assert "“Pertama” tetap:" in after
    assert states(pair) == [State.SUBMITTED] * 2


@pytest.mark.usefixtures("_today")
def test_a_bulk_decision_of_another_year_or_of_nobody_is_not_found(client_for, office, pair):
    batch = accept(office, pair).batch
    client = client_for(office.coordinator.user)
    assert client.get(url(office, "decided", batch=batch)).status_code == 200
    assert client.get(url(office, "decided", batch=uuid4())).status_code == 404
    assert client.post(url(office, "undo_many", batch=uuid4())).status_code == 404
    assert client_for(office.staff.user).get(url(office, "decided", batch=batch)).status_code == 403


@pytest.mark.usefixtures("_today")
def test_the_secretary_says_why_she_decides_for_many(client_for, office, pair):
    chosen = {"pilih": [f"{pair[0].pk}:1"]}
    client = client_for(office.secretary.user)
    assert client.post(url(office, "accept_many"), chosen).status_code == 422
    assert client.post(url(office, "accept_many"), chosen | {"note": "Koordinator cuti"}).status_code == 302
    assert states(pair) == [State.ACCEPTED, State.SUBMITTED]
