"""What holds for every filling: bounds, sums, and that a better answer is never worth less."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bening.kernel.lke import Predicate, read_answers, score
from bening.kernel.lke.improvements import ladder_of
from bening.kernel.lke.instrument import Index, Share

from .fillings import LKE, Raw, at_random, fillings


@given(fillings())
@hypothesis(max_examples=40)
def test_no_part_is_below_0_or_above_its_weight(answers: Raw) -> None:
    result = score(LKE, answers)
    for node in LKE.nodes.values():
        assert 0 <= result.exact(node.id) <= Fraction(node.weight)
        assert 0 <= result.value(node.id) <= node.weight
    assert all(0 <= result.area_percent(area.code) <= 100 for area in LKE.areas)


@given(fillings())
@hypothesis(max_examples=30)
def test_parts_are_the_sum_of_what_is_in_them(answers: Raw) -> None:
    result = score(LKE, answers)
    for node in LKE.nodes.values():
        assert result.exact(node.id) == result.exact(*node.children, *node.items)
    assert result.exact("A", "B") == sum(result.exact(item) for item in LKE.items)
    assert sum(result.exact(*area.nodes) for area in LKE.areas) == result.exact("A")


@given(fillings())
@hypothesis(max_examples=30)
def test_a_check_says_what_the_score_says(answers: Raw) -> None:
    result = score(LKE, answers)
    for predicate in Predicate:
        checks = result.checks(predicate)
        assert result.passes(predicate) == all(check.passed for check in checks)
        for check in checks:
            assert check.passed == (check.shortfall == 0) == (check.value >= check.minimum)
            assert check.passed or check.value + check.shortfall == check.minimum
    assert result.passes(Predicate.WBK) or not result.passes(Predicate.WBBM)


@pytest.mark.parametrize("item", LKE.items.values(), ids=lambda item: item.id)
@given(data=st.data())
@hypothesis(max_examples=4)
def test_a_better_answer_is_worth_more_to_every_part_above(item, data: st.DataObject) -> None:
    answers = read_answers(LKE, at_random(data.draw(st.integers(0, 2**32)), missing=0.05))
    before = score(LKE, answers)
    ladder = ladder_of(item, answers)
    if not ladder.rungs:
        assert before.exact(item.id) == Fraction(LKE.nodes[item.node].weight) / len(LKE.nodes[item.node].items)
        return
    low = data.draw(st.integers(0, len(ladder.rungs) - 1))
    high = data.draw(st.integers(low, len(ladder.rungs) - 1))
    better, best = (score(LKE, answers.changed(ladder.answer(ladder.rungs[place]))) for place in (low, high))
    assert before.exact(item.id) <= better.exact(item.id) <= best.exact(item.id)
    for node in LKE.nodes:
        assert before.exact(node) <= better.exact(node) <= best.exact(node)
    for predicate in Predicate:
        assert before.passes(predicate) <= better.passes(predicate) <= best.passes(predicate)


@given(fillings(), st.sampled_from([item for item in LKE.items.values() if isinstance(item.formula, Share)]))
@hypothesis(max_examples=30)
def test_a_larger_part_of_the_same_whole_is_never_worth_less(answers: Raw, item) -> None:
    if item.formula.part not in answers:
        return
    more = {**answers, item.formula.part: answers[item.formula.part] + 1}
    assert score(LKE, more).exact(item.id) >= score(LKE, answers).exact(item.id)


@given(fillings(), st.decimals(0, 4, places=3), st.decimals(0, 4, places=3))
@hypothesis(max_examples=30)
def test_an_index_is_worth_its_share_of_the_weight(answers: Raw, low: Decimal, high: Decimal) -> None:
    for item in LKE.items.values():
        if isinstance(item.formula, Index):
            low, high = sorted((low, high))
            values = [score(LKE, {**answers, item.formula.input: index}).exact(item.id) for index in (low, high)]
            assert values == [Fraction(index) * Fraction(35, 8) for index in (low, high)]


@given(fillings())
@hypothesis(max_examples=30)
def test_an_unanswered_question_counts_0(answers: Raw) -> None:
    result = score(LKE, answers)
    for name, item in LKE.items.items():
        asked = {name} if item.options else {field.id for field in item.inputs}
        assert (name in result.unanswered) == (not asked <= answers.keys())
        if name in result.unanswered:
            assert result.points[name] == 0


@given(fillings())
@hypothesis(max_examples=30)
def test_the_order_of_the_answers_does_not_matter(answers: Raw) -> None:
    assert score(LKE, dict(reversed(answers.items()))).sums == score(LKE, answers).sums
