"""What stands beside a question: the plan's items that answer it, their evidence, and evidence put there directly."""

from __future__ import annotations

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from bening.kernel.lke import load
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import Proof
from bening.rooms.assessment.selectors.crosswalk import support_for
from bening.rooms.evidence.services.handing_in import evidence_withdraw
from bening.rooms.evidence.services.review import evidence_accept
from bening.rooms.plans.models import Item
from tests.factories import NOW
from tests.rooms.assessment.crossing import Crossed, make_crossed

pytestmark = pytest.mark.django_db
QUESTION = "P.1.i.a"


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def test_a_question_has_its_items_with_what_was_handed_in_for_them(crossed: Crossed) -> None:
    crossed.link(QUESTION, "I.1.1")
    crossed.link(QUESTION, "I.1.2", LinkStanding.CONFIRMED)
    accepted, waiting = crossed.evidence("I.1.1"), crossed.evidence("I.1.2")
    crossed.evidence("I.1.2", submit=False)
    evidence_accept(by=crossed.office.coordinator, at=NOW, evidence=accepted, number=1)
    support = support_for(crossed.office.assessment, [QUESTION])[QUESTION]
    assert [(row.code, row.standing) for row in support.plan_items] == [("I.1.1", "shipped"), ("I.1.2", "confirmed")]
    assert [piece.pk for piece in support.pieces] == [accepted.pk, waiting.pk]
    assert (support.accepted, support.waiting) == (1, 1)
    assert (support.share.wanted, support.share.accepted, support.share.waiting) == (2, 1, 1)


def test_rejected_links_and_items_that_left_the_plan_do_not_count(crossed: Crossed) -> None:
    crossed.link(QUESTION, "I.1.1", LinkStanding.REJECTED)
    crossed.link(QUESTION, "I.1.2")
    Item.objects.filter(code="I.1.2").update(removed_at=NOW)
    assert support_for(crossed.office.assessment, [QUESTION])[QUESTION].is_empty


def test_evidence_put_directly_stands_first_and_once(crossed: Crossed) -> None:
    crossed.link(QUESTION)
    through_the_plan, direct = crossed.evidence(), crossed.evidence("II.1.1")
    for evidence in (through_the_plan, direct):
        Proof.objects.create(
            assessment=crossed.office.assessment, item=QUESTION, evidence=evidence, by=evidence.created_by, at=NOW
        )
    support = support_for(crossed.office.assessment, [QUESTION])[QUESTION]
    assert [piece.pk for piece in support.pieces] == [through_the_plan.pk, direct.pk]


def test_evidence_that_was_set_aside_is_gone_from_everywhere(crossed: Crossed) -> None:
    crossed.link(QUESTION)
    evidence = crossed.evidence(submit=False)
    Proof.objects.create(
        assessment=crossed.office.assessment, item=QUESTION, evidence=evidence, by=evidence.created_by, at=NOW
    )
    evidence_withdraw(by=crossed.office.staff, at=NOW, evidence=evidence, note="Salah berkas")
    support = support_for(crossed.office.assessment, [QUESTION])[QUESTION]
    assert (support.puts, support.plan_items[0].pieces) == ((), ())


def test_another_office_has_support_of_its_own(crossed: Crossed) -> None:
    other = make_crossed()
    crossed.link(QUESTION)
    assert support_for(other.office.assessment, [QUESTION])[QUESTION].is_empty


def test_all_questions_take_as_many_queries_as_five() -> None:
    crossed = make_crossed(sections=3, components=2, items=10)
    questions = list(load().items)
    for place, item in enumerate(crossed.plan.items.order_by("position")):
        crossed.link(questions[place], item.code)
    for code in ("I.1.1", "II.1.1"):
        crossed.evidence(code)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(support_for(crossed.office.assessment, questions[:5])) == 5
    with CaptureQueriesContext(connection) as all_of_them:
        assert len(support_for(crossed.office.assessment)) == 113
    assert len(few) == len(all_of_them) <= 6


def test_the_partials_name_items_evidence_and_where_they_stand(crossed: Crossed) -> None:
    empty = {"support": support_for(crossed.office.assessment, [QUESTION])[QUESTION]}
    assert "Belum ada butir rencana" in render_to_string("assessment/support.html", empty)
    assert "Tanpa butir rencana" in render_to_string("assessment/support_line.html", empty)
    crossed.link(QUESTION)
    crossed.evidence()
    full = {"support": support_for(crossed.office.assessment, [QUESTION])[QUESTION]}
    page = render_to_string("assessment/support.html", full)
    assert "I.1.1" in page
    assert "SK Tim Kerja" in page
    assert "0 dari 1 bukti diterima, 1 menunggu" in page
    assert "1 menunggu" in render_to_string("assessment/support_line.html", full)
