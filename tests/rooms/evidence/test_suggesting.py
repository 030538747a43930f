"""The index of what files may prove is kept, and never older than the plan and the history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bening.kernel.suggest import Dropped
from bening.rooms.evidence.selectors import suggesting
from bening.rooms.evidence.selectors.suggesting import Index, index_of
from bening.rooms.evidence.services.review import evidence_accept
from bening.rooms.plans.models import EvidenceRequirement, Item, Occurrence
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_evidence, make_office

pytestmark = pytest.mark.django_db
FILE = Dropped("Piagam lomba kebersihan kantin.pdf")


@pytest.fixture
def office() -> Office:
    suggesting._kept.clear()
    return make_office()


def index(office: Office) -> Index:
    return index_of(office.unit, YEAR)


def test_nothing_is_indexed_twice_while_nothing_changes(office, django_assert_num_queries):
    first = index(office)
    with django_assert_num_queries(4):
        assert index(office) is first
    assert first.rank(FILE) is first.rank(Dropped(FILE.name))


def test_new_words_of_a_required_proof_count_at_once(office):
    assert index(office).rank(FILE) == []
    proof = EvidenceRequirement.objects.filter(item=office.item).first()
    EvidenceRequirement.objects.filter(pk=proof.pk).update(text="Piagam lomba kebersihan")
    assert [row.key for row in index(office).rank(FILE)] == [proof.pk]


def test_what_leaves_the_plan_is_suggested_no_more(office):
    gone = [proof.key for proof in index(office).proofs.values() if proof.item == office.item.pk]
    Item.objects.filter(pk=office.item.pk).update(removed_at=NOW)
    assert gone
    assert not set(gone) & set(index(office).proofs)


@pytest.mark.parametrize("change", [{"due": timedelta(days=1)}, {"removed": True}], ids=["moved", "removed"])
def test_a_due_date_that_moves_or_goes_makes_a_new_index(office, change):
    before, row = index(office), Occurrence.objects.filter(item=office.item).first()
    values = {"removed_at": NOW} if change.get("removed") else {"due": row.due + change["due"]}
    Occurrence.objects.filter(pk=row.pk).update(**values)
    assert index(office).asked != before.asked


def test_what_a_reviewer_accepts_is_known_for_the_next_file(office):
    before = index(office)
    evidence = make_evidence(office.staff, office.item, submit=True)
    assert index(office) is before
    evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)
    assert len(index(office).history) == len(before.history) + 1


def test_a_process_keeps_few_indexes_and_always_the_newest(office, monkeypatch):
    monkeypatch.setattr(suggesting, "MOST_KEPT", 1)
    index(office)
    other = index_of(office.unit, YEAR + 1)
    assert list(suggesting._kept.values()) == [other]


def test_an_index_remembers_a_bounded_number_of_guesses(office, monkeypatch):
    monkeypatch.setattr(suggesting, "MOST_GUESSED", 2)
    kept = index(office)
    for number in range(5):
        kept.rank(Dropped(f"Berkas {number}.pdf"))
    assert 0 < len(kept.guesses) <= 2
