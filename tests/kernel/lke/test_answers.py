"""Answers are taken by id or PortalRB id; anything else is told by id, with what was given and what is allowed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bening.kernel.lke import AnswersError, read_answers

from .fillings import LKE


def test_options_and_numbers_by_id_and_by_portal_number() -> None:
    answers = read_answers(
        LKE, {"P.1.i.a": "Ya", "2": "b", 88: 10, "R.1.i.a.2": "7", "H.I.a.1.1": "3.60", "127": "3,2", "P.1.ii.a": None}
    )
    assert answers.choices == {"P.1.i.a": "Ya", "P.1.i.b": "B"}
    assert answers.numbers == {
        "R.1.i.a.1": 10, "R.1.i.a.2": 7, "H.I.a.1.1": Decimal("3.60"), "H.II.a.1.1": Decimal("3.2"),
    }  # fmt: skip


def test_an_index_can_stand_under_its_question() -> None:
    assert read_answers(LKE, {"H.I.a.1": 3.6}).numbers == {"H.I.a.1.1": Decimal("3.6")}


@pytest.mark.parametrize("value", [10, 10.0, Decimal("1e1"), "10", " 10 "])
def test_a_count_in_any_of_its_forms(value: Any) -> None:
    assert read_answers(LKE, {"R.1.i.a.1": value}).numbers == {"R.1.i.a.1": 10}


@pytest.mark.parametrize("empty", [None, ""])
def test_nothing_is_no_answer(empty: Any) -> None:
    assert not read_answers(LKE, {"P.1.i.a": empty, "R.1.i.a.1": empty, "H.I.a.1.1": empty}).choices


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("P.1.i.b", "D", ["P.1.i.b", "“D”", "A, B, C"]),
        ("P.1.i.a", "Mungkin", ["P.1.i.a", "“Mungkin”", "Ya, Tidak"]),
        ("P.1.i.a", 1, ["“1”", "Ya, Tidak"]),
        ("P.1.i.a", True, ["“true”"]),
        ("P.1.i.a", ["Ya"], ["“daftar atau objek”"]),
        ("1", "A", ["1:", "“A”", "Ya, Tidak"]),
        ("R.1.i.a.1", -1, ["R.1.i.a.1", "“-1”", "bilangan bulat 0 sampai 1000000000"]),
        ("R.1.i.a.1", "1.000", ["“1.000”", "tanpa titik atau koma"]),
        ("R.1.i.a.1", 2.5, ["“2.5”"]),
        ("R.1.i.a.1", 10**10, ["“10000000000”"]),
        ("R.1.i.a.1", Decimal("1e999999999"), ["1E+999999999"]),
        ("R.1.i.a.1", False, ["“false”"]),
        ("R.1.i.a.1", float("nan"), ["“nan”"]),
        ("R.1.i.a.1", {"a": 1}, ["“daftar atau objek”"]),
        ("R.1.i.a.1", (1,), ["“tuple”"]),
        ("R.1.i.a.1", "x" * 1000, ["x" * 40 + "”"]),
        ("H.I.a.1.1", "4.01", ["H.I.a.1.1", "“4.01”", "angka 0 sampai 4"]),
        ("H.I.a.1.1", 90, ["“90”"]),
        ("H.I.a.1.1", "tiga", ["“tiga”"]),
        ("H.I.a.1.1", Decimal("1e-99999"), ["10 desimal"]),
        ("H.I.a.1.1", Decimal("-0.01"), ["“-0.01”"]),
        ("R.1.i.a", 5, ["R.1.i.a:", "R.1.i.a.1, R.1.i.a.2"]),
        ("P.1", "Ya", ["P.1:", "dihitung dari butir-butirnya"]),
        ("P.1.i.z", "Ya", ["P.1.i.z:", "tidak ada", "lke-zi-2021", "P.1.i.a", "R.1.i.a.1"]),
        ("128", "Ya", ["128:", "tidak ada"]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_a_sentence(name: str, value: Any, words: list[str]) -> None:
    with pytest.raises(AnswersError) as refusal:
        read_answers(LKE, {name: value})
    (problem,) = refusal.value.problems
    assert [word for word in words if word not in problem] == []


def test_the_same_answer_twice_is_told() -> None:
    with pytest.raises(AnswersError, match=r"1: sudah dijawab sebagai P\.1\.i\.a"):
        read_answers(LKE, {"P.1.i.a": "Ya", "1": "Ya"})


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(AnswersError) as refusal:
        read_answers(LKE, {"P.1.i.a": "X", "Q": 1, "H.I.a.1.1": 5})
    assert len(refusal.value.problems) == 3
