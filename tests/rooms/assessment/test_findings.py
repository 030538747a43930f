"""Findings: for the unit's eyes after the signature, answered, planned, settled, dropped, taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment.enums import FindingState, Layer
from bening.rooms.assessment.models import Finding, Sheet
from bening.rooms.assessment.selectors.findings import findings_for
from bening.rooms.assessment.services.findings import (
    Found,
    finding_add,
    finding_answer,
    finding_plan,
    finding_settle,
)
from bening.rooms.assessment.services.signing import sheet_pass_on
from tests.factories import NOW, TODAY, YEAR, make_plan
from tests.rooms.assessment.judging import judged_office
from tests.rooms.assessment.world import Office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM = "P.1.i.a"
FOUND = Found("SK tim belum ditandatangani", "Tandatangani SK", date(2025, 8, 20))


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    return judged_office()


def make(office: Office, found: Found = FOUND) -> Finding:
    return finding_add(
        by=office.tpi, at=NOW, on=TODAY, assessment=office.assessment, layer=Layer.TPI, item=ITEM, found=found
    )


def sign(office: Office) -> None:
    sheet = Sheet.objects.get(assessment=office.assessment, layer=Layer.TPI)
    sheet_pass_on(by=office.tpi, at=NOW, sheet=sheet)


def address(office: Office, name: str, **kwargs: object) -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def test_the_unit_reads_a_finding_once_it_is_signed(office: Office) -> None:
    row = make(office)
    assert findings_for(office.tpi, office.assessment) == [row]
    assert findings_for(office.staff, office.assessment) == []
    with pytest.raises(PolicyError, match="belum diumumkan"):
        finding_answer(by=office.staff, at=NOW, finding=row, outcome="Sudah", version=1)
    sign(office)
    assert findings_for(office.staff, office.assessment) == [row]


@pytest.mark.parametrize(
    ("found", "word"), [(Found(" "), "Tulis temuannya"), (Found("Kurang", due=date(2025, 1, 1)), "sudah lewat")]
)
def test_a_finding_needs_words_and_a_day_to_come(office: Office, found: Found, word: str) -> None:
    with pytest.raises(PolicyError, match=word):
        make(office, found)


def test_the_unit_answers_and_the_assessor_decides(office: Office) -> None:
    row = make(office)
    sign(office)
    row = finding_answer(by=office.staff, at=NOW, finding=row, outcome="Sudah ditandatangani", version=1)
    with pytest.raises(PolicyError, match="berubah sejak"):
        finding_answer(by=office.staff, at=NOW, finding=row, outcome="Lagi", version=1)
    with pytest.raises(NotAllowed):
        finding_settle(by=office.staff, at=NOW, finding=row, state=FindingState.DONE, note="", version=2)
    row = finding_settle(by=office.tpi, at=NOW, finding=row, state=FindingState.DONE, note="", version=2)
    assert row.state == FindingState.DONE
    with pytest.raises(PolicyError, match="sudah selesai"):
        finding_answer(by=office.staff, at=NOW, finding=row, outcome="Lagi", version=3)
    with pytest.raises(PolicyError, match="dibuka lagi"):
        finding_settle(by=office.tpi, at=NOW, finding=row, state=FindingState.OPEN, note="", version=3)
    row = finding_settle(by=office.tpi, at=NOW, finding=row, state=FindingState.OPEN, note="Bukti salah", version=3)
    assert row.state == FindingState.OPEN
    with pytest.raises(PolicyError, match="masih terbuka"):
        finding_settle(by=office.tpi, at=NOW, finding=row, state=FindingState.OPEN, note="x", version=4)
    with pytest.raises(PolicyError, match="tidak dilanjutkan"):
        finding_settle(by=office.tpi, at=NOW, finding=row, state=FindingState.DROPPED, note="", version=4)


def test_one_click_puts_it_into_the_plan(office: Office) -> None:
    row = make(office)
    sign(office)
    with pytest.raises(PolicyError, match="Belum ada rencana"):
        finding_plan(by=office.secretary, at=NOW, on=TODAY, finding=row, version=1)
    make_plan(office.unit)
    row = finding_plan(by=office.secretary, at=NOW, on=TODAY, finding=row, version=1)
    assert row.plan_item is not None
    assert (row.state, row.plan_item.component.section.area) == (FindingState.PLANNED, Area.MP)
    assert [due.due for due in row.plan_item.occurrences.all()] == [date(2025, 8, 31)]
    with pytest.raises(PolicyError, match="masuk rencana"):
        finding_plan(by=office.secretary, at=NOW, on=TODAY, finding=row, version=2)
    with pytest.raises(NotAllowed):
        finding_plan(by=office.staff, at=NOW, on=TODAY, finding=row, version=2)


def test_both_sides_work_on_the_pages(office: Office, client_for: Callable[[object], StrictClient]) -> None:
    tpi, staff = client_for(office.tpi.user), client_for(office.staff.user)
    add = address(office, "finding_add", layer="tpi", item=ITEM)
    assert tpi.post(add, {"text": "", "recommendation": "Perbaiki"}).status_code == 422
    desk = address(office, "desk_question", layer="tpi", item=ITEM)
    assert tpi.post(add, {"text": "SK kosong", "recommendation": "Isi", "due": "20/08/2025"})["Location"] == desk
    assert "SK kosong" in tpi.get(desk).content.decode()
    page = address(office, "finding", pk=Finding.objects.get().pk)
    assert staff.get(page).status_code == 404
    sign(office)
    assert "SK kosong" in staff.get(address(office, "findings")).content.decode()
    assert staff.post(page, {"langkah": "jawab", "catatan": "Selesai", "versi": "9"}).status_code == 422
    assert staff.post(page, {"langkah": "jawab", "catatan": "Selesai", "versi": "1"})["Location"] == page
    assert tpi.post(page, {"langkah": "selesai", "versi": "2"})["Location"] == page
    assert Finding.objects.get().state == FindingState.DONE
    assert tpi.post(page, {"langkah": "lain", "versi": "3"}).status_code == 404
