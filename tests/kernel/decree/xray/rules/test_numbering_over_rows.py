"""Lists that go on in the next row."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.draft import Step
from bening.kernel.decree.xray.rules.numbering_over_rows import check

ONE = (Step(1, "Menyusun SOP"),)
TWO = (Step(2, "Memasang SOP"), Step(3, "Mengevaluasi SOP"))


def test_a_list_that_goes_on_names_both_items() -> None:
    (finding,) = check(draft(item(action_steps=ONE), item(action_steps=TWO, evidence_steps=TWO)))
    assert finding.items == ("I.1.1", "I.1.2")
    assert "mulai dari nomor 2" in finding.detail


def test_a_list_whose_beginning_is_nowhere_names_itself() -> None:
    plan = draft(item(action_steps=TWO), item(action_steps=(Step(None, "Rapat"),)), item(action_steps=TWO))
    assert [finding.items for finding in check(plan)] == [("I.1.1",), ("I.1.3",)]


def test_lists_from_one_and_unnumbered_cells_do_not_fire() -> None:
    assert (
        check(draft(item(action_steps=ONE), item(action_steps=ONE, evidence_steps=(Step(None, "Foto"),)), item())) == []
    )
