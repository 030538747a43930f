"""Targets around the day the decree was signed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray.rules.decree_date_close import check

SIGNED = document(decree_date=date(2031, 1, 6))


def test_windows_running_since_before_the_decree_fire() -> None:
    plan = draft(item(target="Januari-Desember 2031"), item(target="per bulan 2031"), document=SIGNED)
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2")
    assert "sudah berjalan sebelum" in finding.detail


def test_dates_within_thirty_days_fire_with_the_soonest() -> None:
    plan = draft(
        item(target="Januari minggu ke-2 2031"),
        item(target="Januari 2031"),
        item(target="Februari 2031"),
        document=SIGNED,
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2")
    assert "paling dekat I.1.1 pada 14 Januari 2031 (8 hari)" in finding.detail


def test_a_date_before_the_decree_is_severe() -> None:
    (finding,) = check(draft(item(target="Januari minggu ke-1 2031"), document=document(decree_date=date(2031, 2, 1))))
    assert finding.severity is Severity.HIGH
    assert finding.items == ("I.1.1",)


def test_the_day_of_signing_is_close_but_not_before() -> None:
    (finding,) = check(draft(item(target="14 Januari 2031"), document=document(decree_date=date(2031, 1, 14))))
    assert finding.severity is Severity.MEDIUM
    assert "(0 hari)" in finding.detail


@pytest.mark.parametrize("decided", [None, date(2030, 12, 31), date(2031, 1, 29)])
def test_thirty_one_days_and_an_unknown_day_do_not_fire(decided: date | None) -> None:
    target = "Januari 2031" if decided == date(2030, 12, 31) else "Maret 2031"
    assert check(draft(item(target=target), item(target=""), document=document(decree_date=decided))) == []
