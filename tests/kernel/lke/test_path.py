"""The path is the cheapest there is: compared with trying every choice."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from fractions import Fraction

import pytest

from bening.kernel.lke import (
    Answers,
    AnswersError,
    Improvement,
    Predicate,
    Score,
    improvements,
    path_to,
    path_to_json,
    score,
    what_if,
)
from bening.kernel.lke.improvements import ladder_of

from .fillings import LKE, Raw, at_random, best

WBK, WBBM = Predicate.WBK, Predicate.WBBM
HEAVY = ("H.I.a.1", "H.I.b.1", "H.II.a.1", "R.5.ii.a", "R.5.i.a", "R.6.ii.a", "R.3.iii.a", "R.4.i.a", "R.4.ii.a")


def with_steps(now: Score, steps: Iterable[Improvement]) -> Score:
    answers = now.answers
    for step in steps:
        answers = answers.changed(step.change)
    return score(LKE, answers)


def cheapest_by_trying(
    now: Score, predicate: Predicate, possible: tuple[Improvement, ...]
) -> tuple[int, Fraction] | None:
    """Least effort, then largest gain, over every subset; None if no subset is enough."""
    enough = [
        (sum(step.effort for step in steps), -sum((step.gain for step in steps), Fraction()))
        for count in range(len(possible) + 1)
        for steps in itertools.combinations(possible, count)
        if with_steps(now, steps).passes(predicate)
    ]
    return min(enough) if enough else None


@pytest.mark.parametrize("seed", range(24))
def test_no_choice_of_questions_is_cheaper(seed: int) -> None:
    chance = random.Random(seed)
    free = chance.sample(HEAVY, 5) + chance.sample([name for name in LKE.items if name not in HEAVY], 3)
    low = at_random(seed)
    answers = best()
    for name in free + chance.sample(list(LKE.items), 25):
        item = LKE.items[name]
        for key in {name} if item.options else {field.id for field in item.inputs}:
            answers[key] = low[key]
    locked = set(LKE.items) - set(free)
    effort = {name: chance.randint(1, 10) for name in free} if seed % 2 else {}
    now = score(LKE, answers)
    for predicate in Predicate:
        possible = improvements(now, effort=effort, locked=locked)
        path = path_to(now, predicate, effort=effort, locked=locked)
        expected = cheapest_by_trying(now, predicate, possible)
        if expected is None:
            assert path.blocked
            assert path.steps == ()
        else:
            assert not path.blocked
            assert path.after.passes(predicate)
            gains = {one.item: one.gain for one in possible}
            assert (path.effort, -sum(gains[step.item] for step in path.steps)) == expected


def test_every_step_is_needed_and_no_higher_than_needed() -> None:
    for seed in range(6):
        now = score(LKE, at_random(seed))
        for predicate in Predicate:
            path = path_to(now, predicate)
            assert path.after.passes(predicate)
            for step in path.steps:
                others = [other for other in path.steps if other is not step]
                rest = with_steps(now, others)
                assert not rest.passes(predicate)
                ladder = ladder_of(LKE.items[step.item], now.answers)
                place = next(i for i, rung in enumerate(ladder.rungs) if ladder.answer(rung) == step.change)
                if place:
                    lower = rest.answers.changed(ladder.answer(ladder.rungs[place - 1]))
                    assert not score(LKE, lower).passes(predicate)


def test_from_nothing_to_both_predicates() -> None:
    now = score(LKE, {})
    for predicate in Predicate:
        path = path_to(now, predicate)
        assert path.after.passes(predicate)
        assert path.after.total < 100
        assert path.sentence.startswith(f"Kurang {'75,00' if predicate is WBK else '85,00'} untuk {predicate}")
        assert path.effort == len(path.steps)


def test_effort_changes_the_path() -> None:
    now = score(LKE, best(H_I_a_1_1="3.5", R_5_ii_a_3=0, R_5_i_a="E"))
    cheap = path_to(now, WBK)
    assert [step.item for step in cheap.steps] == ["H.I.a.1"]
    assert cheap.steps[0].change == Answers({}, {"H.I.a.1.1": cheap.after.answers.numbers["H.I.a.1.1"]})
    assert str(cheap.after.answers.numbers["H.I.a.1.1"]) == "3.60"
    low_area = score(LKE, best(R_5_ii_a_3=0, R_5_i_a="E", R_5_iii_a_4=0))
    assert [step.item for step in path_to(low_area, WBK).steps] == ["R.5.ii.a"]
    other = path_to(low_area, WBK, effort={"R.5.ii.a": 9})
    assert [step.item for step in other.steps] == ["R.5.i.a"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (best(), "Semua ambang nilai WBK sudah tercapai."),
        (
            best(H_I_a_1_1="3.5"),
            "Nilai total cukup, tetapi 1 ambang lain untuk WBK belum tercapai: satu hal ini cukup.",
        ),
        (
            best(H_I_a_1_1="3.5", H_II_a_1_1="3"),
            "Nilai total cukup, tetapi 2 ambang lain untuk WBK belum tercapai: dua hal ini cukup.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_for_the_leader(answers: Raw, sentence: str) -> None:
    assert path_to(score(LKE, answers), WBK).sentence == sentence


def test_the_sentence_when_only_the_total_is_short() -> None:
    """By hand 100 - 7.75 (results) - 11.25 (shares) - 1.005 - 1.8333 - 1.5 - 2.5 = 74.1617."""
    low = best(H_I_a_1_1="3.60", H_I_b_1="C", H_II_a_1_1="3.20", R_5_ii_a_3=0, R_3_iii_a_2=100, R_4_i_a_2=0)
    low.update({"R.1.i.a.2": 0, "R.1.i.b.2": 0, "R.6.i.b.2": 0, "R.5.iii.a.4": 0, "R.4.iii.a": "C", "R.2.iii.a": "E"})
    low.update({"R.2.iii.b": "E", "R.2.iii.c": "D", "R.3.i.a": "C", "R.6.ii.a": "D"})
    now = score(LKE, low)
    missed = [check.threshold.key for check in now.checks(WBK) if not check.passed]
    assert missed == ["total"]
    path = path_to(now, WBK)
    assert path.sentence == "Kurang 0,84 untuk WBK: satu hal ini cukup."
    assert path.after.passes(WBK)


def test_what_is_locked_can_block() -> None:
    path = path_to(score(LKE, best(H_I_a_1_1="3.5")), WBK, locked=["H.I.a.1"])
    assert [check.threshold.key for check in path.blocked] == ["ipak"]
    assert path.steps == ()
    assert path.sentence == ("WBK belum dapat dicapai tanpa mengubah butir yang dikunci: Survei persepsi anti korupsi.")
    assert path_to_json(path)["reachable"] is False
    assert path_to_json(path)["blocked"][0]["key"] == "ipak"


def test_the_steps_as_json() -> None:
    data = path_to_json(path_to(score(LKE, best(H_I_a_1_1="3.5")), WBK, effort={"H.I.a.1": 4}))
    assert data["steps"] == [
        {
            "item": "H.I.a.1", "name": LKE.items["H.I.a.1"].shown, "answers": {"H.I.a.1.1": "3.60"}, "fill_in": False,
            "gain": "0.4375", "effort": 4, "gain_per_effort": "0.109375",
        }
    ]  # fmt: skip
    assert (data["effort"], data["total_after"], data["reachable"]) == (4, "98.25", True)


def test_improvements_stand_in_the_order_of_their_gain() -> None:
    now = score(LKE, at_random(7, missing=0.2))
    found = improvements(now, effort={"P.1.i.a": 5})
    gains = [one.gain for one in found]
    assert gains == sorted(gains, reverse=True)
    for one in found:
        assert score(LKE, now.answers.changed(one.change)).exact("A", "B") - now.exact("A", "B") == one.gain > 0
        assert one.rate * one.effort == one.gain
    done = with_steps(now, found)
    assert done.total == 100
    assert improvements(done) == ()


def test_a_question_that_is_worth_all_but_unanswered_inputs_is_not_proposed_for_nothing() -> None:
    answers = best()
    answers["R.3.iii.a.1"] = 0
    answers["R.3.iii.a.2"] = 3
    (only,) = improvements(score(LKE, answers))
    assert only.change.numbers["R.3.iii.a.2"] == 0


@pytest.mark.parametrize(
    ("effort", "locked", "words"),
    [
        ({"P.1": 2}, [], "Bukan id butir lke-zi-2021: P.1"),
        ({}, ["X"], "Bukan id butir lke-zi-2021: X"),
        ({"P.1.i.a": 0}, [], "P.1.i.a: diberi 0; yang dapat diisi: 1 sampai 10"),
        ({"P.1.i.a": 11}, [], "diberi 11"),
    ],
)  # fmt: skip
def test_effort_and_locks_are_checked(effort: dict[str, int], locked: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        path_to(score(LKE, {}), WBK, effort=effort, locked=locked)


def test_what_if_leaves_the_filling_as_it_is() -> None:
    now = score(LKE, best(P_2_iii_a="C"))
    then = what_if(now, {"P.2.iii.a": "A"})
    assert then.total - now.total == Fraction(1, 4)
    assert now.answers.choices["P.2.iii.a"] == "C"
    with pytest.raises(AnswersError):
        what_if(now, {"P.2.iii.a": "Z"})


def test_the_same_filling_has_the_same_path() -> None:
    answers = at_random(11, missing=0.1)
    first, second = (path_to(score(LKE, dict(order)), WBBM) for order in (answers.items(), reversed(answers.items())))
    assert first.steps == second.steps
