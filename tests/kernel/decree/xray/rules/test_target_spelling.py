"""Readable but carelessly written targets."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.target_spelling import check
from bening.kernel.targets.schedule import Kind, Schedule, TargetFinding


def test_months_in_lower_case_are_mended() -> None:
    (finding,) = check(draft(item(target="Februari, april, juni 2031")))
    assert finding.items == ("I.1.1",)
    assert [mend.value for mend in finding.mends] == ["Februari, April, Juni 2031"]


@pytest.mark.parametrize("code", ["spelling", "short_year"])
def test_what_the_reader_corrected_is_told(code: str) -> None:
    schedule = Schedule(Kind.MONTH, findings=(TargetFinding(code, "Dibaca lain."),))
    (finding,) = check(draft(item(target="Agusutus 2031", schedule=schedule)))
    assert "Dibaca lain." in finding.detail
    assert finding.mends == ()


@pytest.mark.parametrize("target", ["Juni 2031", "Mei-Juni 2031", "per bulan", "meinl"])
def test_near_misses_do_not_fire(target: str) -> None:
    schedule = Schedule(Kind.MONTH, findings=(TargetFinding("duplicate", "Disebut dua kali."),))
    assert check(draft(item(target=target, schedule=schedule))) == []
