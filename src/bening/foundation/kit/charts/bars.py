"""Values against their thresholds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .. import formats


@dataclass(frozen=True, slots=True)
class BarRow:
    """A value on a scale from 0 to `maximum`, with the threshold it must reach (`None`: no threshold)."""

    label: str
    value: Decimal
    maximum: Decimal
    threshold: Decimal | None = None
    url: str = ""
    places: int = 2


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar as it is drawn: positions in per cent of the width, numbers in words, and whether the threshold is met."""

    label: str
    url: str
    value: str
    maximum: str
    threshold: str
    width: str
    mark: str
    met: bool | None
    gap: str


def bar_chart(rows: Sequence[BarRow]) -> list[DrawnBar]:
    """Lays out the bars; `gap` says how much is missing to the threshold, "" when it is met or absent."""
    return [_bar(row) for row in rows]


def _percent(value: Decimal, maximum: Decimal) -> str:
    share = value / maximum * 100 if maximum else Decimal(0)
    return f"{min(max(share, Decimal(0)), Decimal(100)):.2f}"


def _bar(row: BarRow) -> DrawnBar:
    def said(value: Decimal) -> str:
        return formats.number(value, row.places)

    met = None if row.threshold is None else row.value >= row.threshold
    return DrawnBar(
        label=row.label,
        url=row.url,
        value=said(row.value),
        maximum=said(row.maximum),
        threshold="" if row.threshold is None else said(row.threshold),
        width=_percent(row.value, row.maximum),
        mark="" if row.threshold is None else _percent(row.threshold, row.maximum),
        met=met,
        gap=said(row.threshold - row.value) if met is False and row.threshold is not None else "",
    )
