"""A small line that shows where a number is going."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import formats

WIDTH, HEIGHT, MARGIN = 120, 32, 3


@dataclass(frozen=True, slots=True)
class Spark:
    """The line as SVG points in a box of 120 by 32, its last point, and the numbers as words."""

    points: str
    last_x: str
    last_y: str
    last: str
    trend: str
    pairs: tuple[tuple[str, str], ...]


def spark_line(points: Sequence[tuple[str, float]], *, places: int = 0) -> Spark:
    """Lays out the line: the lowest value at the foot, the highest at the top, a flat line in the middle.

    `trend` is a sentence that compares the last value with the first.
    """
    if not points:
        return Spark("", "", "", "–", "Belum ada nilai", ())
    values = [float(value) for _, value in points]
    low, high = min(values), max(values)
    across = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    drawn = [(MARGIN + index * across, _height(value, low, high)) for index, value in enumerate(values)]
    change = values[-1] - values[0]
    way = "tetap" if change == 0 else f"{'naik' if change > 0 else 'turun'} {formats.number(abs(change), places)}"
    return Spark(
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in drawn),
        last_x=f"{drawn[-1][0]:.1f}",
        last_y=f"{drawn[-1][1]:.1f}",
        last=formats.number(values[-1], places),
        trend=f"{way} sejak {points[0][0]}",
        pairs=tuple((label, formats.number(value, places)) for label, value in points),
    )


def _height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)
