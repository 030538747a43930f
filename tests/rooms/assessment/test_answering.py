"""Answers are added, never overwritten; the sheet keeps what the newest give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.kernel.lke import AnswersError, load, score
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Answer, Sheet
from bening.rooms.assessment.policies import PolicyError
from bening.rooms.assessment.services.answering import AnswerConflict, Given, answer_save, answers_save
from tests.factories import NOW
from tests.rooms.assessment.world import Office, best, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def give(office: Office, item: str, value: str, *, seen: int | None = None, note: str = "") -> Sheet:
    given = Given(item, {item: value} if value else {}, note=note, seen=seen)
    return answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=given)


def test_an_answer_is_kept_scored_and_told(office: Office) -> None:
    sheet = give(office, "P.1.i.b", "b", note="Dipilih lewat rapat")
    assert sheet.answers == {"P.1.i.b": "B"}
    assert (sheet.answered, sheet.total) == (1, Decimal("0.125"))
    entry = Answer.objects.get()
    assert (entry.number, entry.note, entry.values) == (1, "Dipilih lewat rapat", {"P.1.i.b": "B"})
    event = AuditEvent.objects.get(verb="assessment.answered")
    assert event.data["values"] == {"P.1.i.b": "B"}


def test_a_newer_answer_stands_beside_the_older(office: Office) -> None:
    give(office, "P.1.i.b", "B", seen=0)
    sheet = give(office, "P.1.i.b", "A", seen=1)
    assert sheet.answers == {"P.1.i.b": "A"}
    assert list(Answer.objects.order_by("number").values_list("number", "values")) == [
        (1, {"P.1.i.b": "B"}),
        (2, {"P.1.i.b": "A"}),
    ]


def test_the_same_again_writes_nothing(office: Office) -> None:
    give(office, "P.1.i.b", "B")
    give(office, "P.1.i.b", "B")
    assert Answer.objects.count() == 1


def test_an_answer_is_taken_back(office: Office) -> None:
    give(office, "P.1.i.b", "A")
    sheet = give(office, "P.1.i.b", "")
    assert (sheet.answers, sheet.answered, sheet.total) == ({}, 0, Decimal(0))
    assert AuditEvent.objects.filter(verb="assessment.cleared").exists()


def test_who_was_slower_is_told_and_nothing_is_lost(office: Office) -> None:
    give(office, "P.1.i.b", "A", seen=0)
    with pytest.raises(AnswerConflict, match="sudah menjawab butir") as told:
        give(office, "P.1.i.b", "C", seen=0)
    assert told.value.latest.values == {"P.1.i.b": "A"}
    assert office.sheet().answers == {"P.1.i.b": "A"}


def test_everything_answered_at_best_gives_a_hundred(office: Office) -> None:
    given = [Given(item, values) for item, values in best().items()]
    sheet = answers_save(by=office.staff, at=NOW, sheet=office.sheet(), given=given)
    exact = score(load(), sheet.answers)
    assert exact.complete
    assert sheet.answered == len(load().items)
    assert sheet.total == exact.total == Decimal(100)
    assert sheet.passes == ["WBK", "WBBM"]
    assert sheet.reached == {"WBK": 12, "WBBM": 12}
    assert sheet.areas["MP"] == "100.0000000000"


def test_one_wrong_answer_keeps_all_of_them_out(office: Office) -> None:
    given = [Given("P.1.i.a", {"P.1.i.a": "Ya"}), Given("P.1.i.b", {"P.1.i.b": "Z"})]
    with pytest.raises(AnswersError, match="yang dapat dipilih"):
        answers_save(by=office.staff, at=NOW, sheet=office.sheet(), given=given)
    assert Answer.objects.count() == 0


def test_a_field_of_another_question_is_refused(office: Office) -> None:
    with pytest.raises(PolicyError, match="bukan milik butir"):
        answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=Given("P.1.i.a", {"P.1.i.b": "A"}))


def test_a_question_that_is_not_there_is_refused(office: Office) -> None:
    with pytest.raises(PolicyError, match="tidak ada pada"):
        answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=Given("P.9.z", {"P.9.z": "A"}))


def test_only_the_units_own_people_fill_in_its_sheet(office: Office) -> None:
    with pytest.raises(NotAllowed):
        answer_save(by=office.tpi, at=NOW, sheet=office.sheet(), given=Given("P.1.i.a", {"P.1.i.a": "Ya"}))


def test_a_sheet_that_was_handed_on_is_locked(office: Office) -> None:
    Sheet.objects.filter(pk=office.sheet().pk).update(state=SheetState.SUBMITTED)
    with pytest.raises(PolicyError, match="menunggu ketua tim"):
        give(office, "P.1.i.a", "Ya")


def test_a_layer_is_locked_outside_its_phase(office: Office) -> None:
    sheet = Sheet.objects.create(assessment=office.assessment, layer=Layer.TPI, started_at=NOW)
    with pytest.raises(PolicyError, match="terkunci pada tahap ini"):
        answer_save(by=office.tpi, at=NOW, sheet=sheet, given=Given("P.1.i.a", {"P.1.i.a": "Ya"}))


def test_one_answer_costs_few_queries(office: Office, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    sheet = office.sheet()
    with django_assert_max_num_queries(10):
        answer_save(by=office.staff, at=NOW, sheet=sheet, given=Given("P.1.i.a", {"P.1.i.a": "Ya"}, seen=0))
