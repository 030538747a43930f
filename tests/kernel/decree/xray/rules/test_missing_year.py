"""Readable targets without a year."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.missing_year import check
from bening.kernel.targets.schedule import Kind, Schedule


def test_the_year_of_the_title_is_offered() -> None:
    (finding,) = check(draft(item(target="Maret dan April.")))
    assert finding.items == ("I.1.1",)
    assert [mend.value for mend in finding.mends] == ["Maret dan April 2031"]


@pytest.mark.parametrize("target", ["14 Maret", "Pebruari", "Per-bulan (Januari-Desember)", "triwulan 2"])
def test_months_dates_and_numbered_periods_fire(target: str) -> None:
    assert [finding.items for finding in check(draft(item(target=target)))] == [("I.1.1",)]


def test_without_any_year_the_person_must_write_it() -> None:
    schedule = Schedule(Kind.MONTH)
    (finding,) = check(draft(item(target="Maret", schedule=schedule), document=document(year=None, default_year=None)))
    assert finding.mends == ()


@pytest.mark.parametrize("target", ["Maret 2031", "", "segera", "setiap bulan", "per triwulan"])
def test_a_year_a_blank_an_unreadable_target_and_a_mere_frequency_do_not_fire(target: str) -> None:
    assert check(draft(item(target=target))) == []
