"""A joined row is told, with the column it ends."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.draft import Merge, Place
from bening.kernel.decree.xray.rules.continuation_row import check


def merge(field: str | None = "evidence_raw", item: str = "I.1.1", type: str = "continuation_row") -> Merge:  # noqa: A002
    return Merge(type, item, Place(line=4), Place(line=9), "analisis beban kerja", field=field)


def test_the_joined_text_and_its_column_are_told() -> None:
    (finding,) = check(draft(item(), merges=[merge()]))
    assert finding.items == ("I.1.1",)
    assert "“analisis beban kerja”" in finding.detail
    assert "kolom bukti I.1.1" in finding.detail


def test_an_unknown_column_and_item_are_still_told() -> None:
    (finding,) = check(draft(item(), merges=[merge(field=None, item="II.9.9")]))
    assert finding.items == ()
    assert "kolom yang sama II.9.9" in finding.detail


def test_a_duplicate_row_is_another_finding() -> None:
    assert check(draft(item(), merges=[merge(type="duplicate_row")])) == []
