"""A few values around a centre, ring over ring: where a shape is dented."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin

CENTRE, RADIUS = 120, 92
"""The picture is a square of twice the centre; a value of 100 lies this far from it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One shape: its look (`least`, `before` or `now`), its name, and a value from 0 to 100 for each spoke."""

    look: str
    name: str
    values: Sequence[Decimal]


@dataclass(frozen=True, slots=True)
class DrawnSpoke:
    """A line from the centre with its label at the end."""

    x: str
    y: str
    label: str
    label_x: str
    label_y: str


@dataclass(frozen=True, slots=True)
class DrawnRing:
    """A shape as SVG points."""

    look: str
    name: str
    points: str


@dataclass(frozen=True, slots=True)
class Radar:
    """The picture; the numbers stand in a table beside it."""

    spokes: tuple[DrawnSpoke, ...]
    rings: tuple[DrawnRing, ...]


def radar(labels: Sequence[str], rings: Sequence[Ring]) -> Radar:
    """Lays out the spokes clockwise from the top; raises ValueError where a ring has not a value for each spoke."""
    count = len(labels)
    drawn = []
    for ring in rings:
        pairs = zip(range(count), ring.values, strict=True)
        points = (_place(index, count, RADIUS * min(max(float(value), 0), 100) / 100) for index, value in pairs)
        drawn.append(DrawnRing(ring.look, ring.name, " ".join(f"{x},{y}" for x, y in points)))
    return Radar(tuple(_spoke(label, index, count) for index, label in enumerate(labels)), tuple(drawn))


def _spoke(label: str, index: int, count: int) -> DrawnSpoke:
    return DrawnSpoke(*_place(index, count, RADIUS), label, *_place(index, count, RADIUS + 15))


def _place(index: int, count: int, distance: float) -> tuple[str, str]:
    turn = 2 * pi * index / count
    return f"{CENTRE + distance * sin(turn):.1f}", f"{CENTRE - distance * cos(turn):.1f}"
