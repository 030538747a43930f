"""The score of a filling, exact: every value is a whole number over one common denominator, nothing is rounded.

Means of three and shares such as 7 of 9 have no last decimal, so a sum of ``Decimal`` would already be rounded, and a
filling that stands exactly at a threshold could miss it. Decimals come out where a person or a file reads them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from bening.kernel.lke.answers import Answers, read_answers
from bening.kernel.lke.gates import Check, Gate, gates
from bening.kernel.lke.instrument import Decrease, Index, Instrument, Item, Predicate, Share
from bening.kernel.lke.numbers import decimal


@dataclass(frozen=True, slots=True)
class _Plan:
    """What of an instrument does not change from filling to filling, as whole numbers over ``base``."""

    base: int
    most: Mapping[str, int]
    choices: Mapping[str, Mapping[str, int]]
    computed: tuple[Item, ...]
    upwards: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    unanswered: Mapping[str, int]
    empty: Mapping[str, int]
    gates: Mapping[Predicate, tuple[Gate, ...]]


@cache
def _plan(instrument: Instrument) -> _Plan:
    most = {item: Fraction(node.weight) / len(node.items) for node in instrument.nodes.values() for item in node.items}
    choices = {
        item.id: {option.key: Fraction(option.value) * most[item.id] for option in item.options}
        for item in instrument.items.values()
    }
    values = [*most.values(), *(value for options in choices.values() for value in options.values())]
    base = math.lcm(*(value.denominator for value in values))
    return _Plan(
        base=base,
        most={item: int(value * base) for item, value in most.items()},
        choices={item: {key: int(value * base) for key, value in row.items()} for item, row in choices.items()},
        computed=tuple(item for item in instrument.items.values() if item.formula is not None),
        upwards=tuple((node.id, node.parent, node.items) for node in reversed(list(instrument.nodes.values()))),
        unanswered=dict.fromkeys(instrument.items, 0),
        empty=dict.fromkeys(instrument.nodes, 0),
        gates={predicate: gates(instrument, predicate) for predicate in Predicate},
    )


@dataclass(frozen=True)
class Score:
    """One filling with what it is worth.

    ``points`` (by item) and ``sums`` (by part of the worksheet) are whole numbers over ``denominator``; ``values`` are
    the computed items' values from 0 to 1; ``unanswered`` the items that count 0 because they have no (whole) answer.
    """

    instrument: Instrument
    answers: Answers
    denominator: int
    points: Mapping[str, int]
    sums: Mapping[str, int]
    values: Mapping[str, Fraction]
    unanswered: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every item is answered; only then may a filling be finalised."""
        return not self.unanswered

    @cached_property
    def total(self) -> Decimal:
        """0 to 100."""
        return decimal(self.exact(*self.instrument.roots))

    def exact(self, *names: str) -> Fraction:
        """The points of parts or items together, without any rounding."""
        return Fraction(sum(self._whole(name) for name in names), self.denominator)

    def value(self, name: str) -> Decimal:
        """The points of a part or an item; of a fraction without an end 24 decimals."""
        return decimal(self.exact(name))

    def area_percent(self, code: str) -> Decimal:
        """How much of an area's weight is reached over both aspects, 0 to 100; KeyError for an unknown code."""
        area = {area.code: area for area in self.instrument.areas}[code]
        return decimal(self.exact(*area.nodes) * 100 / Fraction(area.weight))

    def checks(self, predicate: Predicate) -> tuple[Check, ...]:
        """Every score the predicate asks for, in the order of the regulation."""
        return tuple(
            Check(gate, sum(self.sums[node] for node in gate.threshold.nodes), self.denominator)
            for gate in _plan(self.instrument).gates[predicate]
        )

    def passes(self, predicate: Predicate) -> bool:
        """Whether the scores suffice; what is asked beside them is ``Instrument.requirements``."""
        return all(one.passed for one in self.checks(predicate))

    def _whole(self, name: str) -> int:
        return self.sums[name] if name in self.sums else self.points[name]


def score(instrument: Instrument, answers: Answers | Mapping[str, object]) -> Score:
    """Score one filling; a mapping is read with ``read_answers`` first (and may raise AnswersError).

    Source: the formulas of the workbook of PermenPANRB 90/2021, Lampiran III, or ``Instrument.decisions``.
    """
    if not isinstance(answers, Answers):
        answers = read_answers(instrument, answers)
    plan = _plan(instrument)
    values = {item.id: value for item in plan.computed if (value := computed(item, answers.numbers)) is not None}
    spread = math.lcm(*(value.denominator for value in values.values()))
    points = dict(plan.unanswered)
    points.update((item, plan.choices[item][key] * spread) for item, key in answers.choices.items())
    for item, value in values.items():
        points[item] = plan.most[item] * (spread // value.denominator) * value.numerator
    sums = dict(plan.empty)
    for node, parent, items in plan.upwards:
        for item in items:
            sums[node] += points[item]
        if parent is not None:
            sums[parent] += sums[node]
    unanswered: tuple[str, ...] = ()
    if len(answers.choices) + len(values) < len(points):
        unanswered = tuple(item for item in points if item not in answers.choices and item not in values)
    return Score(instrument, answers, plan.base * spread, points, sums, values, unanswered)


def computed(item: Item, numbers: Mapping[str, Decimal]) -> Fraction | None:
    """The value (0 to 1) of an item with inputs; None unless all of them are filled in, the unused ones too."""
    if any(field.id not in numbers for field in item.inputs):
        return None
    formula = item.formula
    if isinstance(formula, Share):
        whole = sum(int(numbers[name]) for name in formula.whole)
        part = int(numbers[formula.part])
        return Fraction(min(part, whole), whole) if whole else Fraction(formula.when_empty)
    if isinstance(formula, Decrease):
        before, now = int(numbers[formula.before]), int(numbers[formula.now])
        if before:
            return Fraction(max(0, before - now), before)
        return Fraction(formula.when_empty if now else formula.when_none)
    if isinstance(formula, Index):
        return Fraction(numbers[formula.input]) / Fraction(formula.maximum)
    return None
