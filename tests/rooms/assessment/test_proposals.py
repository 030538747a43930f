"""Answers are proposed from accepted evidence and from last year, and given only by whoever ticks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from bening.kernel.lke import load
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.proposing import by_evidence, still_counts
from bening.rooms.assessment.selectors.proposals import proposals
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.services.review import evidence_accept
from tests.factories import NOW, TODAY, YEAR
from tests.rooms.assessment.crossing import Crossed, make_crossed
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM = "P.1.i.b"


@dataclass(frozen=True)
class Whole:
    is_complete: bool


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("stands", "shares", "proposed"),
    [
        ("", [True, True], "A"),
        ("B", [True], "A"),
        ("A", [True], ""),
        ("", [True, False], ""),
        ("", [], ""),
    ],
)
def test_the_best_answer_is_proposed_where_everything_was_accepted(
    stands: str, shares: list[bool], proposed: str
) -> None:
    assert by_evidence(load().items[ITEM], stands, [Whole(one) for one in shares]) == proposed


def test_numbers_are_never_proposed() -> None:
    assert by_evidence(load().items["R.1.i.a"], "", [Whole(True)]) == ""


def test_an_answer_counts_for_a_year() -> None:
    assert still_counts(date(2024, 6, 16), date(2025, 6, 16))
    assert not still_counts(date(2024, 6, 15), date(2025, 6, 16))
    assert still_counts(date(2023, 2, 28), date(2024, 2, 29))


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed(sections=1, items=1)


def url(crossed: Crossed) -> str:
    return reverse("assessment:proposals", kwargs={"unit": crossed.office.unit.code, "year": YEAR})


def last_year(crossed: Crossed, answers: dict[str, str], *, days: int) -> None:
    """The unit's own filling of the year before, answered so many days ago."""
    old = Assessment.objects.get()
    old.pk, old.year = None, YEAR - 1
    old.save()
    sheet = Sheet.objects.create(assessment=old, layer="unit", started_at=NOW)
    for item, key in answers.items():
        row = Answer.objects.create(
            sheet=sheet, item=item, number=1, values={item: key}, note="Dulu",
            by=crossed.office.staff.user, at=NOW - timedelta(days=days),
        )  # fmt: skip
        sheet.latest[item] = [row.pk, 1]
    sheet.save()


def test_accepted_evidence_proposes_and_a_tick_answers(
    crossed: Crossed, client_for: Callable[[object], StrictClient]
) -> None:
    crossed.link(ITEM)
    evidence = crossed.evidence()
    client = client_for(crossed.office.staff.user)
    assert "Belum ada yang dapat diusulkan" in client.get(url(crossed)).content.decode()
    evidence_accept(by=crossed.office.coordinator, at=NOW, evidence=evidence, number=1)
    assert EvidenceLink.objects.count() == 1
    page = client.get(url(crossed)).content.decode()
    assert "(1 dari 1)" in page
    assert crossed.office.sheet().answers == {}
    (row,) = proposals(crossed.office.assessment, crossed.office.sheet(), TODAY).rows
    assert client.post(url(crossed), {"ambil": [row.key]}).status_code == 302
    assert crossed.office.sheet().answers == {ITEM: "A"}
    assert Answer.objects.get().proposed == "bukti diterima"
    again = client.post(url(crossed), {"ambil": [row.key]})
    assert again.status_code == 422
    assert "tidak cocok lagi" in again.content.decode()


def test_last_years_answers_are_proposed_where_nothing_stands_unless_they_are_too_old(crossed: Crossed) -> None:
    last_year(crossed, {ITEM: "B", "P.1.i.a": "Ya"}, days=300)
    office = crossed.office
    answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=Given("P.1.i.a", {"P.1.i.a": "Tidak"}))
    (row,) = proposals(office.assessment, office.sheet(), TODAY).rows
    assert (row.item, row.values, row.note, row.origin) == (ITEM, {ITEM: "B"}, "Dulu", "jawaban tahun lalu")
    Answer.objects.filter(sheet__assessment__year=YEAR - 1).update(at=NOW - timedelta(days=400))
    found = proposals(office.assessment, office.sheet(), TODAY)
    assert (found.rows, found.outdated) == ((), 1)
