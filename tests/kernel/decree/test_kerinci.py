"""The first decree, read from Markdown, agrees with the reading that people made of it."""

from __future__ import annotations

import pytest
from tests.kernel.decree.gold import TEXTS, decree_text, differences, dues, gold, items_of

from bening.kernel.decree import PlanDraft, draft_from_json, draft_to_json, read
from bening.kernel.decree.draft import Severity


@pytest.fixture(scope="module")
def draft() -> PlanDraft:
    return read(decree_text().encode(), filename="000_e026a362e6d5146b.txt")


@pytest.fixture(scope="module")
def plan(draft: PlanDraft) -> dict:
    return draft_to_json(draft)


def test_nothing_that_people_see_differs(draft: PlanDraft) -> None:
    assert differences(draft) == []


def test_sizes(draft: PlanDraft) -> None:
    assert (len(draft.sections), len(draft.components()), len(draft.items())) == (6, 23, 71)
    assert draft.occurrences_total() == 92


@pytest.mark.parametrize("key", ["id", "seq", "section", "component", *TEXTS, "action_steps", "evidence"])
def test_every_item_field_is_equal_to_the_letter(plan: dict, key: str) -> None:
    assert [item[key] for item in items_of(plan)] == [item[key] for item in items_of(gold())]


def test_every_due_date_is_equal(plan: dict) -> None:
    assert [dues(item) for item in items_of(plan)] == [dues(item) for item in items_of(gold())]


def test_every_source_line_is_equal(plan: dict) -> None:
    assert [item["source"] for item in items_of(plan)] == [item["source"] for item in items_of(gold())]
    for mine, wanted in zip(plan["sections"], gold()["sections"], strict=True):
        assert mine["source"] == wanted["source"]
        assert [c["source"] for c in mine["components"]] == [c["source"] for c in wanted["components"]]


def test_the_document_is_equal(plan: dict) -> None:
    wanted = gold()["document"]
    assert {key: plan["document"][key] for key in wanted} == wanted


def test_the_counts_are_equal(plan: dict) -> None:
    assert plan["counts"] == gold()["counts"]


def test_areas_are_known_from_titles_and_for_the_first_section_from_contents(draft: PlanDraft) -> None:
    assert [section.area for section in draft.sections] == ["MP", "PT", "SDM", "AK", "PW", "PP"]


def test_all_341_cells_are_accounted_for(draft: PlanDraft) -> None:
    """341 = non-empty body cells: 7 of section rows, 46 of NO and KOMPONEN, 288 of the four other columns.

    Header rows and the rows 1 to 6 under them are not body. Four cells are the row printed twice, one the cut-off end
    of
    a cell: five cells are explained by merges, the other 336 are in the plan.
    """
    assert 7 + 2 * 23 + (4 * 73 - 5) + 1 == 341
    assert (draft.cells_total, draft.cells_in_plan, draft.cells_explained) == (341, 336, 5)


def test_the_two_merges_are_reported(plan: dict) -> None:
    keys = {"type", "kept", "kept_line", "dropped_line", "item", "line", "field"}
    mine = [{key: value for key, value in merge.items() if key in keys} for merge in plan["merges"]]
    assert mine == [{key: value for key, value in merge.items() if key in keys} for merge in gold()["merges"]]
    assert plan["merges"][1]["text"] == "analisis mutasi pegawai"


def test_a_blank_target_is_inherited_and_said(draft: PlanDraft) -> None:
    item = next(item for item in draft.items() if item.id == "II.1.2")
    assert item.target_raw == ""
    assert item.schedule.inherited_from == "II.1.1"
    assert item.notes == ["Target waktu kosong; dibaca sama dengan butir di atasnya (II.1.1) dan perlu dikonfirmasi."]


def test_suggested_splits_mostly_agree(plan: dict) -> None:
    """A suggestion, so most is enough; what differs in the gold is rewording by a person."""
    pairs = zip(items_of(plan), items_of(gold()), strict=True)
    same = sum(mine["evidence_suggested_split"] == wanted["evidence_suggested_split"] for mine, wanted in pairs)
    assert same >= 52


def test_all_columns_are_sure(draft: PlanDraft) -> None:
    assert [reading.role.value for reading in draft.columns] == [
        "number", "component", "indicator", "action", "evidence", "target",
    ]  # fmt: skip
    assert all(reading.sure for reading in draft.columns)


def test_json_there_and_back(draft: PlanDraft, plan: dict) -> None:
    again = draft_from_json(plan)
    assert again == draft
    assert draft_to_json(again) == plan


def test_the_checks_are_run(draft: PlanDraft) -> None:
    assert {finding.code for finding in draft.findings} >= {"duplicate_row", "blank_target"}
    assert all(isinstance(finding.severity, Severity) for finding in draft.findings)
