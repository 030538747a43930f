"""Every minimum of table 6 just below, at and above, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bening.kernel.lke import Predicate, score

from .fillings import LKE, Raw, best, worst_in

WBK, WBBM = Predicate.WBK, Predicate.WBBM

# The least of both results for WBK is 15.75 + 2.50 and 14.00, so 7.75 below the best.
RESULTS_AT_WBK: Raw = {"H.I.a.1.1": "3.60", "H.I.b.1": "C", "H.II.a.1.1": "3.20"}
NO_SHARES: Raw = {
    "R.5.ii.a.3": 0, "R.3.iii.a.2": 100, "R.4.i.a.2": 0, "R.1.i.a.2": 0, "R.1.i.b.2": 0, "R.6.i.b.2": 0,
}  # fmt: skip
"""Costs 3 + 2 + 2 + 1 + 1 + 1.25 = 10.25 of the enablers."""
NO_REPORTS: Raw = {"R.5.iii.a.4": 0, "R.5.iii.b.4": 0}
"""Costs 2.00 more."""
FIVE_LESS: Raw = {"R.4.iii.a": "D", "R.3.i.a": "C", "R.1.iii.a": "D", "R.1.ii.a": "E"}
"""Costs 1.5 + 1.5 + 1 + 1 = 5.00 more."""

CASES: list[tuple[str, Predicate, Raw, tuple[str, Any, Any, Any], str]] = [
    # key, predicate, the rest of the answers, the answer that moves (id, below, at, above), value at the minimum
    (
        "total", WBK, {**RESULTS_AT_WBK, **NO_SHARES, **NO_REPORTS, **FIVE_LESS},
        ("H.II.a.1.1", "3.19", "3.20", "3.21"), "75",
    ),
    (
        "total", WBBM,
        {**NO_SHARES, "R.4.ii.a": "D", "R.2.ii.a": "B", "H.I.b.1": "B"},
        ("H.I.a.1.1", "3.5999999999", "3.60", "3.6000000001"), "85",
    ),
    ("pengungkit", WBK, {**NO_SHARES, **NO_REPORTS, **FIVE_LESS, "R.5.i.a": "E"}, ("R.2.ii.a", "C", "B", "A"), "40"),
    ("pengungkit", WBBM, {**NO_SHARES, "R.4.ii.a": "D"}, ("R.2.ii.a", "C", "B", "A"), "48"),
    ("birokrasi", WBK, {"H.I.b.1": "C"}, ("H.I.a.1.1", "3.59", "3.60", "3.61"), "18.25"),
    ("birokrasi", WBBM, {"H.I.b.1": "B"}, ("H.I.a.1.1", "3.59", "3.60", "3.61"), "19.5"),
    ("ipak", WBK, {}, ("H.I.a.1.1", "3.59", "3.60", "3.61"), "15.75"),
    ("ipak", WBBM, {}, ("H.I.a.1.1", "3.5999999999", "3.60", "3.6000000001"), "15.75"),
    ("capaian_kinerja", WBK, {}, ("H.I.b.1", "D", "C", "B"), "2.5"),
    ("capaian_kinerja", WBBM, {}, ("H.I.b.1", "C", "B", "A"), "3.75"),
    ("pelayanan", WBK, {}, ("H.II.a.1.1", "3.19", "3.20", "3.21"), "14"),
    ("pelayanan", WBBM, {}, ("H.II.a.1.1", "3.59", "3.60", "3.61"), "15.75"),
    ("area_percent.MP", WBK, {**worst_in("R.1"), "R.1.i.b.2": 0}, ("R.1.i.a.2", 79, 80, 81), "60"),
    ("area_percent.MP", WBBM, {**worst_in("R.1"), "R.1.ii.a": "A", "R.1.i.b.2": 0}, ("R.1.i.a.2", 99, 100, None), "75"),
    ("area_percent.PT", WBK, {**worst_in("R.2"), "R.2.i.a": "A"}, ("R.2.ii.a", "C", None, "B"), ""),
    (
        "area_percent.PT", WBBM,
        {**worst_in("R.2"), "R.2.i.a": "A", "R.2.ii.a": "A", "R.2.ii.b": "B", "R.2.iii.a": "D"},
        ("R.2.iii.b", "D", "C", "B"), "75",
    ),
    ("area_percent.SDM", WBK, worst_in("R.3"), ("R.3.iii.a.2", 51, 50, 49), "60"),
    ("area_percent.SDM", WBBM, {**worst_in("R.3"), "R.3.i.a": "A"}, ("R.3.iii.a.2", 51, 50, 49), "75"),
    ("area_percent.AK", WBK, worst_in("R.4"), ("R.4.i.a.2", 49, 50, 51), "60"),
    ("area_percent.AK", WBBM, {**worst_in("R.4"), "R.4.ii.a": "A"}, ("R.4.i.a.2", 49, 50, 51), "75"),
    ("area_percent.PW", WBK, {**worst_in("R.5"), **NO_REPORTS}, ("R.5.ii.a.3", 5, 6, 7), "60"),
    ("area_percent.PW", WBBM, {**worst_in("R.5"), **NO_REPORTS, "R.5.i.a": "A"}, ("R.5.ii.a.3", 4, 5, 6), "75"),
    ("area_percent.PP", WBK, worst_in("R.6"), ("R.6.i.b.2", 79, 80, 81), "60"),
    ("area_percent.PP", WBBM, {**worst_in("R.6"), "R.6.i.a": "A"}, ("R.6.i.b.2", 99, 100, None), "75"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "predicate", "rest", "moving", "value"), CASES)
def test_a_minimum_below_at_and_above(
    key: str, predicate: Predicate, rest: Raw, moving: tuple[str, Any, Any, Any], value: str
) -> None:
    name, below, at, above = moving
    checks = {
        place: next(
            check
            for check in score(LKE, {**best(), **rest, name: answer}).checks(predicate)
            if check.threshold.key == key
        )
        for place, answer in (("below", below), ("at", at), ("above", above))
        if answer is not None
    }
    assert not checks["below"].passed
    assert checks["below"].value < checks["below"].minimum
    assert checks["below"].value + checks["below"].shortfall == checks["below"].minimum
    assert checks["below"].points_short > 0
    if "at" in checks:
        assert (checks["at"].passed, checks["at"].value, checks["at"].shortfall) == (True, Decimal(value), 0)
    if "above" in checks:
        assert checks["above"].passed
        assert checks["above"].shortfall == 0
        assert checks["above"].value > checks["above"].minimum


def test_every_minimum_has_its_case() -> None:
    asked = {(threshold.key, predicate) for threshold in LKE.thresholds for predicate in Predicate}
    assert {(key, predicate) for key, predicate, *_ in CASES} == asked


def test_the_sum_of_shares_without_a_last_decimal_reaches_its_minimum() -> None:
    """Decimals of 28 digits give 8.999… of 15 here, which is not 60 percent."""
    rounded = Decimal("7.5") + Decimal(2) / 13 * 3 + (Decimal(1) / 3 + Decimal(55) / 78) / 2 * 2
    assert rounded < 9
    shares = {
        "R.5.ii.a.1": 13, "R.5.ii.a.3": 2,
        "R.5.iii.a.1": 1, "R.5.iii.a.2": 2, "R.5.iii.a.4": 1,
        "R.5.iii.b.2": 70, "R.5.iii.b.3": 8, "R.5.iii.b.4": 55,
    }  # fmt: skip
    result = score(LKE, {**best(), **worst_in("R.5"), **shares})
    assert result.exact("P.5", "R.5") == 9
    (check,) = (check for check in result.checks(WBK) if check.threshold.key == "area_percent.PW")
    assert check.passed
    assert check.shown == "60,00"


def test_what_is_not_enough_never_shows_as_enough() -> None:
    result = score(LKE, best(H_I_a_1_1="3.5999999999"))
    (check,) = (check for check in result.checks(WBK) if check.threshold.key == "ipak")
    assert not check.passed
    assert check.shown == "15,74"
