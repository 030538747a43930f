"""What could be better: for every question its best answer, what that gains, and the steps on the way there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bening.kernel.lke.answers import Answers
from bening.kernel.lke.instrument import Decrease, Index, Item, Share
from bening.kernel.lke.scoring import Score, score

CENTS = 100
"""An index is planned in hundredths, as surveys report it."""
EFFORTS = range(1, 11)
"""What a unit may set as the effort of a question; 1 where it sets none."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The better answers to one question, from the next to the best; ``answer`` gives the one at a rung."""

    rungs: range
    answer: Callable[[int], Answers]


@dataclass(frozen=True, slots=True)
class Improvement:
    """One question answered better: ``change`` replaces its answer and gains ``gain`` points for ``effort``."""

    item: str
    change: Answers
    gain: Fraction
    effort: int

    @property
    def rate(self) -> Fraction:
        """Points gained for each unit of effort."""
        return self.gain / self.effort


def improvements(
    now: Score, *, effort: Mapping[str, int] | None = None, locked: Collection[str] = ()
) -> tuple[Improvement, ...]:
    """Every question that can still gain, at its best answer, the largest gain first (ties in the worksheet's order).

    ``effort`` is by item id, whole numbers in ``EFFORTS``; ``locked`` are items that the unit cannot change. Raises
    ValueError for an id that is no item or an effort outside of its range.
    """
    weights = effort or {}
    _known(now, {*weights, *locked})
    for name, amount in weights.items():
        if amount not in EFFORTS:
            raise ValueError(f"Upaya untuk {name}: diberi {amount}; yang dapat diisi: 1 sampai {EFFORTS[-1]}.")
    found = []
    for item in now.instrument.items.values():
        ladder = ladder_of(item, now.answers)
        if item.id in locked or not ladder.rungs:
            continue
        change = ladder.answer(ladder.rungs[-1])
        found.append(Improvement(item.id, change, gained(now, item.id, change), weights.get(item.id, 1)))
    return tuple(sorted(found, key=lambda one: -one.gain))


def gained(now: Score, item: str, change: Answers) -> Fraction:
    """The points that a question gains by another answer."""
    return score(now.instrument, now.answers.changed(change)).exact(item) - now.exact(item)


def ladder_of(item: Item, answers: Answers) -> Ladder:
    """The better answers to a question, in the order of their value; inputs that are not filled in are taken as 0."""
    formula = item.formula
    if isinstance(formula, Share):
        return _share(item, formula, answers)
    if isinstance(formula, Decrease):
        return _decrease(item, formula, answers)
    if isinstance(formula, Index):
        return _index(formula, answers)
    keys = [option.key for option in item.options]
    better = keys.index(answers.choices[item.id]) if item.id in answers.choices else len(keys)
    return Ladder(range(better - 1, -1, -1), lambda rung: Answers({item.id: keys[rung]}, {}))


def _filled(item: Item, answers: Answers) -> dict[str, Decimal]:
    return {field.id: answers.numbers.get(field.id, Decimal(0)) for field in item.inputs}


def _share(item: Item, formula: Share, answers: Answers) -> Ladder:
    numbers = _filled(item, answers)
    whole = sum(int(numbers[name]) for name in formula.whole)
    if not whole and not formula.when_empty:
        # Nothing can be reached of nothing: the least there can be is one of one.
        one = {**numbers, formula.whole[0]: Decimal(1)}
        return Ladder(range(1, 2), lambda rung: Answers({}, {**one, formula.part: Decimal(rung)}))
    complete = all(field.id in answers.numbers for field in item.inputs)
    first = int(numbers[formula.part]) + 1 if complete else min(int(numbers[formula.part]), whole)
    return Ladder(range(first, whole + 1), lambda rung: Answers({}, {**numbers, formula.part: Decimal(rung)}))


def _decrease(item: Item, formula: Decrease, answers: Answers) -> Ladder:
    numbers = _filled(item, answers)
    now = int(numbers[formula.now])
    complete = all(field.id in answers.numbers for field in item.inputs)
    first = now - 1 if complete else now
    return Ladder(range(first, -1, -1), lambda rung: Answers({}, {**numbers, formula.now: Decimal(rung)}))


def _index(formula: Index, answers: Answers) -> Ladder:
    now = answers.numbers.get(formula.input)
    first = 0 if now is None else int(now * CENTS) + 1
    rungs = range(first, int(formula.maximum * CENTS) + 1)
    return Ladder(rungs, lambda rung: Answers({}, {formula.input: Decimal(rung).scaleb(-2)}))


def _known(now: Score, names: Collection[str]) -> None:
    unknown = sorted(name for name in names if name not in now.instrument.items)
    if unknown:
        raise ValueError(f"Bukan id butir {now.instrument.id}: {', '.join(unknown)}.")
