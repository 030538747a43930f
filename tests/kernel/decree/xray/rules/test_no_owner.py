"""Items without an owner."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import OWNER_COLUMN, draft, item

from bening.kernel.decree.xray.rules.no_owner import check


def test_a_table_without_the_column_names_all_items_and_the_people_in_the_texts() -> None:
    (finding,) = check(draft(item(action="Arahan Ketua pada rapat", owner_raw=""), item(owner_raw=" ")))
    assert finding.items == ("I.1.1", "I.1.2")
    assert "tidak punya kolom penanggung jawab" in finding.detail
    assert "I.1.1 menyebut Ketua" in finding.detail


def test_blank_cells_of_the_column_name_only_those_items() -> None:
    (finding,) = check(draft(item(), item(owner_raw=""), columns=OWNER_COLUMN))
    assert finding.items == ("I.1.2",)
    assert "Kolom penanggung jawab kosong pada I.1.2" in finding.detail
    assert "Petunjuk" not in finding.detail


def test_owned_items_and_empty_plans_do_not_fire() -> None:
    assert check(draft(item(), item())) == []
    assert check(draft()) == []
