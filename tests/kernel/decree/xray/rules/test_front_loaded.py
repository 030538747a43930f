"""The spread of first due dates."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.draft import PlanDraft, Severity
from bening.kernel.decree.xray.rules.front_loaded import check


def plan_of(early: int, late: int, target: str = "Juli 2031") -> PlanDraft:
    return draft(*(item(target="Februari 2031") for _ in range(early)), *(item(target=target) for _ in range(late)))


def test_more_than_half_in_two_months_fires() -> None:
    (finding,) = check(plan_of(6, 4))
    assert "6 dari 10 butir" in finding.detail
    assert "Target tunggal terakhir jatuh pada Juli 2031" in finding.detail
    assert finding.severity is Severity.INFO


def test_a_plan_whose_single_targets_are_all_early_says_so() -> None:
    (finding,) = check(plan_of(6, 4, "Maret-Desember 2031"))
    assert "terakhir jatuh pada Februari 2031" in finding.detail


def test_a_plan_without_single_targets_has_no_last_one() -> None:
    (finding,) = check(draft(*(item(target="Januari, Juni 2031") for _ in range(10))))
    assert "terakhir" not in finding.detail


@pytest.mark.parametrize(("early", "late"), [(5, 5), (9, 0), (0, 12)])
def test_half_and_small_plans_do_not_fire(early: int, late: int) -> None:
    assert check(plan_of(early, late)) == []
