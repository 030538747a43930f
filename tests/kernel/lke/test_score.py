"""Scores worked out by hand, and the answers on which other programs were seen to be wrong."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from bening.kernel.lke import Predicate, score
from bening.kernel.lke.scoring import computed

from .fillings import LKE, Raw, best, worst_in


def test_all_best_is_100_and_passes() -> None:
    result = score(LKE, best())
    assert result.total == 100
    assert result.complete
    assert result.passes(Predicate.WBK)
    assert result.passes(Predicate.WBBM)
    assert [result.area_percent(area.code) for area in LKE.areas] == [100] * 6


def test_nothing_answered_is_0_and_blocks() -> None:
    result = score(LKE, {})
    assert result.total == 0
    assert len(result.unanswered) == 113
    assert not result.complete


@pytest.mark.parametrize(
    ("answers", "node", "value"),
    [
        ({"P.1.i.a": "Ya", "P.1.i.b": "B"}, "P.1.i", "0.375"),
        ({"P.1.i.a": "Ya"}, "P.1.i", "0.25"),
        ({"P.1.iii.a": "B", "P.1.iii.b": "C", "P.1.iii.c": "A"}, "P.1.iii", "0.666666666666666666666666"),
        ({"P.1.iii.a": "B", "P.1.iii.b": "B", "P.1.iii.c": "B"}, "P.1.iii", "0.67"),
        ({"R.2.iii.a": "B", "R.2.iii.b": "B", "R.2.iii.c": "D"}, "R.2.iii", "1.166666666666666666666666"),
        ({"R.5.ii.a.1": 12, "R.5.ii.a.2": 7, "R.5.ii.a.3": 5}, "R.5.ii", "1.25"),
        ({"H.I.b.1": "D"}, "H.I.b", "1.25"),
        ({"H.I.a.1.1": "3.57"}, "H.I.a", "15.61875"),
    ],
)  # fmt: skip
def test_a_part_by_hand(answers: Raw, node: str, value: str) -> None:
    assert score(LKE, answers).value(node) == Decimal(value)


@pytest.mark.parametrize(
    ("item", "numbers", "value"),
    [
        ("R.1.i.a", [10, 7], "7/10"),
        ("R.1.i.a", [10, 12], "1"),  # more changes than agents: capped
        ("R.1.i.a", [0, 5], "0"),  # no agents
        ("R.1.i.b", [0, 0], "0"),
        ("R.3.iii.a", [0, 0, 0], "1"),  # no violations in either year
        ("R.3.iii.a", [0, 1, 0], "0"),
        ("R.3.iii.a", [4, 1, 9], "3/4"),
        ("R.3.iii.a", [4, 4, 4], "0"),
        ("R.3.iii.a", [4, 9, 9], "0"),  # more than last year: not below 0
        ("R.4.i.a", [3, 2], "2/3"),
        ("R.5.ii.a", [0, 0, 0], "1"),  # no complaints
        ("R.5.ii.a", [100, 0, 1], "1/100"),  # one is not 100 percent
        ("R.5.iii.a", [0, 0, 0, 0], "1"),  # nobody has to report
        ("R.5.iii.a", [1, 4, 2, 6], "6/7"),
        ("R.5.iii.b", [2, 4, 24, 27], "9/10"),
        ("R.6.i.b", [0, 0], "0"),
        ("H.I.a.1", ["3.6"], "9/10"),
        ("H.II.a.1", ["0"], "0"),
    ],
)  # fmt: skip
def test_a_computed_question_by_hand(item: str, numbers: list[int | str], value: str) -> None:
    given = {field.id: number for field, number in zip(LKE.items[item].inputs, numbers, strict=True)}
    result = score(LKE, given)
    assert result.values[item] == Fraction(value)
    assert item not in result.unanswered


@pytest.mark.parametrize("left_out", ["R.5.ii.a.1", "R.5.ii.a.2", "R.5.ii.a.3"])
def test_a_question_with_an_input_missing_counts_0_even_where_the_formula_does_not_use_it(left_out: str) -> None:
    answers = best()
    del answers[left_out]
    result = score(LKE, answers)
    assert result.total == 97
    assert result.unanswered == ("R.5.ii.a",)


def test_a_question_with_options_is_not_computed() -> None:
    assert computed(LKE.items["P.1.i.a"], {}) is None


def test_both_reports_of_wealth_count() -> None:
    """The subtotal of the workbook that is passed around averages the first of the two only."""
    assert score(LKE, best(R_5_iii_b_4=0)).value("R.5.iii") == Decimal("1.00")


def test_half_an_area_fails_however_good_the_rest_is() -> None:
    """Peer: 96.5 of 100, and no gate."""
    result = score(LKE, {**best(), **worst_in("R.2")})
    assert result.total == Decimal("96.50")
    assert result.area_percent("PT") == 50
    assert [check.threshold.key for check in result.checks(Predicate.WBK) if not check.passed] == ["area_percent.PT"]


def test_a_weak_survey_fails_however_good_the_rest_is() -> None:
    result = score(LKE, best(H_I_a_1_1="3"))
    assert result.total == Decimal("95.625")
    missed = {check.threshold.key: check.shortfall for check in result.checks(Predicate.WBK) if not check.passed}
    assert missed == {"birokrasi": Decimal("0.125"), "ipak": Decimal("2.625")}


def test_ten_answers_of_113_are_no_perfect_score() -> None:
    """Peer: "100.0", because what is unanswered leaves the denominator."""
    few = dict(list(best().items())[:10])
    assert score(LKE, few).total == Decimal("3.25")


def test_the_predicate_above_has_its_own_minima() -> None:
    """Peer: 18.25 and 2.50 are taken for WBBM too."""
    result = score(LKE, best(H_I_a_1_1="3.60", H_I_b_1="C"))
    assert result.value("H.I") == Decimal("18.25")
    assert result.passes(Predicate.WBK)
    missed = {check.threshold.key: check.shortfall for check in result.checks(Predicate.WBBM) if not check.passed}
    assert missed == {"birokrasi": Decimal("1.25"), "capaian_kinerja": Decimal("1.25")}


def test_a_value_without_an_end_is_cut() -> None:
    thirds = {"R.6.i.b.1": 3, "R.6.i.b.2": 2}
    result = score(LKE, {**best(), **worst_in("R.6"), **thirds})
    assert result.exact("R.6") == Fraction(5, 6)
    assert result.area_percent("PP") == Decimal("58.333333333333333333333333")


def test_an_unknown_area_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        score(LKE, {}).area_percent("XX")
