"""Matching the plan's items with the questions: the shipped reading, what people decide, and taking it back."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.kernel.lke import Predicate
from bening.rooms.assessment.enums import LinkStanding as Standing
from bening.rooms.assessment.models import CrossLink
from bening.rooms.assessment.policies import PolicyError
from bening.rooms.assessment.selectors.crosstable import Kind, table
from bening.rooms.assessment.selectors.readings import Pair
from bening.rooms.assessment.services.crosswalk import (
    UNDECIDED,
    Change,
    crosswalk_ship,
    links_decide,
    links_undo,
)
from bening.rooms.assessment.services.opening import assessment_open
from bening.rooms.plans.models import Item
from tests.factories import NOW, TODAY
from tests.rooms.assessment.crossing import Crossed, make_crossed, make_kerinci, read_as_kerinci

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def decide(crossed: Crossed, standing: str, *pairs: Pair) -> list[Change]:
    office = crossed.office
    return links_decide(by=office.secretary, at=NOW, assessment=office.assessment, pairs=pairs, standing=standing)


def standings() -> dict[str, str]:
    rows = CrossLink.objects.order_by("plan_item__position", "item")
    return {f"{row.plan_item.code}={row.item}": row.standing for row in rows.select_related("plan_item")}


def ship(crossed: Crossed) -> int:
    return crosswalk_ship(by=crossed.office.secretary, at=NOW, assessment=crossed.office.assessment)


def test_the_shipped_reading_links_items_with_the_same_code_and_words_only(crossed: Crossed) -> None:
    read_as_kerinci(crossed, "I.1.1")
    Item.objects.filter(code="I.1.2").update(indicator="Menerbitkan SK Tim Kerja/Kelompok Kerja")
    assert ship(crossed) == 2
    assert standings() == {"I.1.1=P.1.i.a": "shipped", "I.1.1=P.1.i.b": "shipped"}
    assert AuditEvent.objects.get(verb="assessment.crosswalk_shipped").data["number"] == 2


def test_shipping_again_adds_nothing_and_leaves_what_people_decided(crossed: Crossed) -> None:
    read_as_kerinci(crossed, "I.1.1")
    decide(crossed, Standing.REJECTED, Pair(crossed.item().pk, "P.1.i.b"))
    assert ship(crossed) == 1
    assert ship(crossed) == 0
    assert standings()["I.1.1=P.1.i.b"] == "rejected"


def test_opening_the_assessment_uses_the_shipped_reading(crossed: Crossed) -> None:
    read_as_kerinci(crossed, "I.1.1")
    office = crossed.office
    office.assessment.sheets.all().delete()
    office.assessment.delete()
    assessment_open(by=office.secretary, at=NOW, on=TODAY, target=Predicate.WBK)
    assert standings() == {"I.1.1=P.1.i.a": "shipped", "I.1.1=P.1.i.b": "shipped"}


def test_a_decision_is_kept_and_told_on_the_item(crossed: Crossed) -> None:
    item = crossed.item()
    pairs = [Pair(item.pk, "P.1.i.a"), Pair(item.pk, "P.1.i.b")]
    assert len(decide(crossed, Standing.CONFIRMED, *pairs)) == 2
    events = AuditEvent.objects.filter(verb="assessment.link_confirmed", target_id=str(item.pk)).order_by("pk")
    assert [event.data["item"] for event in events] == ["P.1.i.a", "P.1.i.b"]
    assert decide(crossed, Standing.CONFIRMED, *pairs) == []


def test_a_decision_taken_back_leaves_the_shipped_reading_or_nothing(crossed: Crossed) -> None:
    item = read_as_kerinci(crossed, "I.1.1")
    pairs = [Pair(item.pk, "P.1.i.a"), Pair(item.pk, "P.5.i.a")]
    decide(crossed, Standing.REJECTED, *pairs)
    decide(crossed, UNDECIDED, *pairs)
    assert standings() == {"I.1.1=P.1.i.a": "shipped"}


def test_undoing_puts_back_what_nobody_changed_since(crossed: Crossed) -> None:
    item, office = crossed.item(), crossed.office
    first, second = Pair(item.pk, "P.1.i.a"), Pair(item.pk, "P.1.i.b")
    crossed.link("P.1.i.a")
    changes = decide(crossed, Standing.CONFIRMED, first, second)
    decide(crossed, Standing.REJECTED, second)
    assert links_undo(by=office.secretary, at=NOW, assessment=office.assessment, changes=changes) == 1
    assert standings() == {"I.1.1=P.1.i.a": "shipped", "I.1.1=P.1.i.b": "rejected"}


@pytest.mark.parametrize(
    ("moved", "question", "words"), [(1_000, "P.1.i.a", "tidak ada lagi"), (0, "Z.9", "tidak ada pada LKE")]
)
def test_a_pair_that_does_not_belong_here_is_refused(crossed: Crossed, moved: int, question: str, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        decide(crossed, Standing.CONFIRMED, Pair(crossed.item().pk + moved, question))
    assert not CrossLink.objects.exists()


def test_a_coordinator_matches_her_own_area_only(crossed: Crossed) -> None:
    office = crossed.office
    args = {"by": office.coordinator, "at": NOW, "assessment": office.assessment, "standing": Standing.CONFIRMED}
    assert len(links_decide(**args, pairs=[Pair(crossed.item("I.1.1").pk, "P.1.i.a")])) == 1
    with pytest.raises(PolicyError, match="luar area"):
        links_decide(**args, pairs=[Pair(crossed.item("II.1.1").pk, "P.2.i.a")])


def test_staff_do_not_match(crossed: Crossed) -> None:
    with pytest.raises(NotAllowed):
        crosswalk_ship(by=crossed.office.staff, at=NOW, assessment=crossed.office.assessment)


def test_what_nobody_linked_is_suggested_with_its_words(crossed: Crossed) -> None:
    Item.objects.filter(code="I.1.1").update(indicator="Tim pembangunan Zona Integritas telah dibentuk")
    rows = table(crossed.office.assessment).wanted(kind=Kind.SUGGESTED, words="I.1.1")
    assert rows[0].question.id == "P.1.i.a"
    assert rows[0].percent >= 25
    assert rows[0].match.words


def test_a_rejected_suggestion_does_not_come_back(crossed: Crossed) -> None:
    Item.objects.filter(code="I.1.1").update(indicator="Tim pembangunan Zona Integritas telah dibentuk")
    decide(crossed, Standing.REJECTED, Pair(crossed.item().pk, "P.1.i.a"))
    rows = [row for row in table(crossed.office.assessment).rows if row.plan and row.plan.code == "I.1.1"]
    assert [row.kind for row in rows if row.question.id == "P.1.i.a"] == [Kind.REJECTED]


def test_every_question_stands_in_the_table(crossed: Crossed) -> None:
    crossed.link("P.1.i.a")
    found = table(crossed.office.assessment)
    assert len({row.question.id for row in found.rows}) == 113
    assert found.counts["shipped"] == 1
    assert found.counts["alone"] == 112
    assert {row.question.id[0] for row in found.wanted(area="H")} == {"H"}


def test_what_was_read_and_answers_nothing_is_not_guessed_at() -> None:
    kerinci = make_kerinci()
    office = kerinci.office
    crosswalk_ship(by=office.secretary, at=NOW, assessment=office.assessment)
    assert table(office.assessment).counts == {
        "suggested": 0,
        "shipped": 78,
        "confirmed": 0,
        "alone": 38,
        "rejected": 0,
    }
