"""Two people do the same at the same moment: one is first, the other is told so, and nothing is half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from django.db import connection

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.audit.verify import verify_all
from bening.foundation.files.models import Upload
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence.models import Evidence, EvidenceStep, EvidenceVersion, Package
from bening.rooms.evidence.services import common
from bening.rooms.evidence.services.handing_in import Content, evidence_recall, evidence_submit, version_add
from bening.rooms.evidence.services.packages import package_request
from bening.rooms.evidence.services.review import evidence_accept, evidence_return, evidence_undo
from bening.rooms.evidence.services.tray import Sorted, tray_discard, tray_hand_in
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.services import occurrence_moves
from tests.factories import NOW, YEAR, actor
from tests.rooms.evidence.world import Office, make_evidence, make_file, make_office, place_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_of_many")]
LET_THE_OTHER_COME = 0.3
"""Seconds; long enough for another thread to reach its lock."""


@pytest.fixture
def database_of_many(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """On SQLite a file, as offices have it: a database in memory knows no waiting. Its settings are the product's."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(tmp_path / "bening.sqlite3") as file:
        in_memory.backup(file)
    file.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(tmp_path / "bening.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each of the people is told, the ones who got through ("") first."""
    together = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            act()
        except REFUSED as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as people:
        return sorted(people.map(run, acts))


def waiting(office: Office) -> Upload:
    """A received file in the tray of the office's staff."""
    file = make_file(office.staff)
    return Upload.objects.create(
        unit=office.unit, year=YEAR, by=office.staff.user, name=file.name, size=file.size, offset=file.size, file=file,
        created_at=NOW, expires_at=NOW,
    )  # fmt: skip


def test_one_of_two_requests_for_a_package_is_queued_and_the_other_told() -> None:
    office = make_office()

    def ask() -> None:
        package_request(by=office.secretary, at=NOW, title="Bukti ZI", as_of=NOW)

    first, second = at_once(ask, ask)
    assert first == ""
    assert "sedang dibuat" in second
    assert Package.objects.count() == 1


def test_one_of_two_who_put_the_same_file_in_its_place_makes_the_evidence() -> None:
    office = make_office()
    upload = waiting(office)
    chosen = Sorted([upload], place_of(office.item), "SK Tim Kerja")

    def put() -> None:
        tray_hand_in(by=office.staff, at=NOW, chosen=chosen, submit=True)

    def throw() -> None:
        tray_discard(by=office.staff, at=NOW, uploads=[upload])

    told = at_once(put, put, throw)
    assert told[0] == ""
    assert all("tidak lagi menunggu" in sentence for sentence in told[1:])
    assert Evidence.objects.count() == (0 if Upload.objects.get().discarded_at else 1)
    assert verify_all() == []


DEEDS = {
    "submit twice": ("draft", ["submit", "submit"]),
    "accept twice": ("submitted", ["accept", "accept by the secretary"]),
    "accept and return": ("submitted", ["accept", "return"]),
    "accept and take back": ("submitted", ["accept", "recall"]),
    "two newer versions": ("draft", ["version", "version"]),
    "undo twice": ("accepted", ["undo", "undo"]),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_one_of_two_changes_of_the_same_evidence_holds(deed: str) -> None:
    state, acts = DEEDS[deed]
    office = make_office()
    evidence = make_evidence(office.staff, office.item, submit=state != "draft")
    if state == "accepted":
        evidence = evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    before = (EvidenceStep.objects.count(), EvidenceVersion.objects.count())
    this, newer = {"at": NOW, "evidence": evidence}, Content(files=[make_file(office.staff)])
    judged = {"by": office.coordinator, "number": 1, **this}
    known: dict[str, Callable[[], object]] = {
        "submit": lambda: evidence_submit(by=office.staff, **this),
        "accept": lambda: evidence_accept(**judged),
        "accept by the secretary": lambda: evidence_accept(**judged | {"by": office.secretary, "note": "Mewakili"}),
        "return": lambda: evidence_return(**judged, reasons=["other"], note="Kurang lampiran"),
        "recall": lambda: evidence_recall(by=office.staff, **this),
        "version": lambda: version_add(by=office.staff, content=newer, row_version=evidence.row_version, **this),
        "undo": lambda: evidence_undo(by=office.coordinator, **this),
    }

    first, second = at_once(*(known[act] for act in acts))
    assert first == ""
    assert second.endswith(".")
    assert (EvidenceStep.objects.count(), EvidenceVersion.objects.count()) in {
        (before[0] + 1, before[1]),
        (before[0], before[1] + 1),
    }
    assert verify_all() == []


def test_evidence_and_its_due_date_moved_at_once_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_office()
    evidence = make_evidence(office.staff, office.item)
    due = office.item.occurrences.get()
    coordinator = actor(office.unit, Role.COORDINATOR, area=Area.MP)
    held = Event()
    record = common.record

    def slowly(**event: object) -> object:
        """The trail is held; now the other one has time to take the due date."""
        kept = record(**event)
        held.set()
        Event().wait(LET_THE_OTHER_COME)
        return kept

    def begin() -> None:
        held.wait(timeout=10)
        occurrence_moves.occurrence_start(by=coordinator, at=NOW, occurrence=due)

    monkeypatch.setattr(common, "record", slowly)
    told = at_once(lambda: evidence_submit(by=office.staff, at=NOW, evidence=evidence), begin)
    assert told[0] == ""
    assert told[1].endswith(".")
    assert Occurrence.objects.get(pk=due.pk).state == "submitted"
    assert verify_all() == []
