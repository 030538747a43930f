"""Fillings of the worksheet: the best there is, by hand, at random, and as hypothesis makes them."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bening.kernel.lke import Instrument, load
from bening.kernel.lke.instrument import Index, Input, Item

LKE = load("lke-zi-2021")
Raw = dict[str, Any]

BEST_NUMBERS: Raw = {
    "R.1.i.a.1": 100, "R.1.i.a.2": 100, "R.1.i.b.1": 100, "R.1.i.b.2": 100,
    "R.3.iii.a.1": 100, "R.3.iii.a.2": 0, "R.3.iii.a.3": 0,
    "R.4.i.a.1": 100, "R.4.i.a.2": 100,
    "R.5.ii.a.1": 12, "R.5.ii.a.2": 0, "R.5.ii.a.3": 12,
    "R.5.iii.a.1": 1, "R.5.iii.a.2": 4, "R.5.iii.a.3": 0, "R.5.iii.a.4": 5,
    "R.5.iii.b.1": 0, "R.5.iii.b.2": 4, "R.5.iii.b.3": 21, "R.5.iii.b.4": 25,
    "R.6.i.b.1": 100, "R.6.i.b.2": 100,
    "H.I.a.1.1": "4", "H.II.a.1.1": "4",
}  # fmt: skip


def best(**changes: Any) -> Raw:
    """Every question at its best; a change is written with "_" for "." ("P_1_i_a")."""
    answers: Raw = {item.id: item.options[0].key for item in LKE.items.values() if item.options}
    answers.update(BEST_NUMBERS)
    answers.update({name.replace("_", "."): value for name, value in changes.items()})
    return answers


def worst_in(*nodes: str) -> Raw:
    """The worst options of every question with options below these parts."""
    return {
        item.id: item.options[-1].key
        for item in LKE.items.values()
        if item.options and any(item.id.startswith(f"{node}.") for node in nodes)
    }


def at_random(seed: int, *, missing: float = 0.0, instrument: Instrument = LKE) -> Raw:
    """One filling drawn by a seed, in which the share ``missing`` of the answers is left out."""
    chance = random.Random(seed)
    answers: Raw = {}
    for item in instrument.items.values():
        if item.options:
            answers[item.id] = chance.choice(item.options).key
        for field in item.inputs:
            small = chance.random() < 0.2
            answers[field.id] = drawn(chance, item, small=small)
    return {name: value for name, value in answers.items() if chance.random() >= missing}


def drawn(chance: random.Random, item: Item, *, small: bool) -> str | int:
    if isinstance(item.formula, Index):
        return f"{Decimal(chance.randint(0, 400)).scaleb(-2)}"
    return chance.randint(0, 1 if small else 40)


def _number(field: Input) -> st.SearchStrategy[Any]:
    if field.maximum == 4:
        return st.decimals(0, 4, places=2)
    return st.integers(0, 30)


def answers_of(item: Item) -> st.SearchStrategy[Raw]:
    """An answer to one question, or none."""
    if item.options:
        keys = st.sampled_from([option.key for option in item.options])
        return st.one_of(st.just({}), st.fixed_dictionaries({item.id: keys}))
    numbers = {field.id: _number(field) for field in item.inputs}
    return st.one_of(st.fixed_dictionaries(numbers), st.fixed_dictionaries({}, optional=numbers))


@st.composite
def fillings(draw: st.DrawFn) -> Raw:
    """A random filling with a handful of questions drawn one by one, so that a failure shrinks to them."""
    answers = at_random(draw(st.integers(0, 2**32)), missing=draw(st.sampled_from([0.0, 0.1, 0.6])))
    for item in draw(st.lists(st.sampled_from(list(LKE.items.values())), max_size=5)):
        answers.update(draw(answers_of(item)))
    return answers
