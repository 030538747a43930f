"""Merged rows and rows that are still two items."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.draft import Merge, Place
from bening.kernel.decree.xray.rules.duplicate_row import check

MERGE = Merge("duplicate_row", "I.1.1", Place(line=4), Place(line=9), "Rencana kerja")


def test_a_merged_row_is_told_with_both_places() -> None:
    (finding,) = check(draft(item(), merges=[MERGE]))
    assert finding.items == ("I.1.1",)
    assert finding.places == (Place(line=4), Place(line=9))


def test_a_merge_of_an_item_that_was_taken_out_is_still_told() -> None:
    (finding,) = check(draft(component(name="Kosong"), merges=[MERGE]))
    assert finding.items == ()


def test_equal_items_fire_whatever_their_punctuation() -> None:
    (finding,) = check(draft(item("Rencana kerja, tersedia"), item("Rencana kerja tersedia."), item("Lain")))
    assert finding.items == ("I.1.1", "I.1.2")


def test_items_that_differ_in_one_cell_do_not_fire() -> None:
    assert check(draft(item(), item(target="Juli 2031"))) == []


def test_other_merges_and_wholly_empty_rows_do_not_fire() -> None:
    other = Merge("continuation_row", "I.1.1", Place(), Place(), "x")
    assert check(draft(item("", "", "", ""), item("", "", "", ""), merges=[other])) == []
