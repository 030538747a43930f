"""The scores a predicate asks for, and what stands against them (PermenPANRB 90/2021, Lampiran II Bab III.A, Tabel 6).

"At least" is decided on the exact value. What is printed of a value without a last decimal is cut, and of a shortfall
raised, so that a value that is not enough never shows as its minimum.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from bening.kernel.lke.instrument import Instrument, Measure, Predicate, Threshold
from bening.kernel.lke.numbers import decimal, shown


@dataclass(frozen=True, slots=True)
class Gate:
    """One threshold of one predicate, prepared: ``required`` points (exact), ``factor`` from points to its measure."""

    threshold: Threshold
    minimum: Decimal
    required: Fraction
    factor: Fraction

    def reached(self, points: int, denominator: int) -> bool:
        """Whether points/denominator is enough, without making a fraction of it."""
        return points * self.required.denominator >= self.required.numerator * denominator


@dataclass(frozen=True, slots=True)
class Check:
    """One gate with the points that stand against it; values are in points or in percent of the weight."""

    gate: Gate
    points: int
    denominator: int

    @property
    def threshold(self) -> Threshold:
        return self.gate.threshold

    @property
    def minimum(self) -> Decimal:
        return self.gate.minimum

    @property
    def passed(self) -> bool:
        return self.gate.reached(self.points, self.denominator)

    @property
    def value(self) -> Decimal:
        return decimal(Fraction(self.points, self.denominator) * self.gate.factor)

    @property
    def points_short(self) -> Fraction:
        """The exact shortfall in points, whatever the measure; 0 where it is enough."""
        return max(Fraction(0), self.gate.required - Fraction(self.points, self.denominator))

    @property
    def shortfall(self) -> Decimal:
        return decimal(self.points_short * self.gate.factor, up=True)

    @property
    def shown(self) -> str:
        """The value with two decimals; one that is not enough is never rounded up to its minimum."""
        return shown(self.value, rounding=ROUND_HALF_UP if self.passed else ROUND_FLOOR)


def gates(instrument: Instrument, predicate: Predicate) -> tuple[Gate, ...]:
    """The predicate's thresholds in the order of the regulation."""
    return tuple(_gate(instrument, threshold, threshold.minimum[predicate]) for threshold in instrument.thresholds)


def _gate(instrument: Instrument, threshold: Threshold, minimum: Decimal) -> Gate:
    factor = Fraction(1)
    if threshold.measure is Measure.PERCENT:
        factor = 100 / Fraction(sum(instrument.nodes[node].weight for node in threshold.nodes))
    return Gate(threshold, minimum, Fraction(minimum) / factor, factor)
