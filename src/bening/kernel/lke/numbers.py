"""Exact fractions as decimals and as Indonesian text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PLACES = 24
"""Decimals that are kept of a fraction without an end, such as two thirds; a score has 27 digits then."""

CENT = Decimal("0.01")


def decimal(value: Fraction, *, up: bool = False) -> Decimal:
    """The value itself where it has an end; else 24 decimals, cut (or raised with ``up``).

    Cutting keeps a value below a minimum from showing as the minimum; raising keeps a shortfall sufficient, and both
    together still give the minimum.
    """
    bottom, fives = value.denominator, 0
    twos = (bottom & -bottom).bit_length() - 1
    bottom >>= twos
    while bottom % 5 == 0:
        bottom //= 5
        fives += 1
    places = max(twos, fives) if bottom == 1 else PLACES
    whole, rest = divmod(value.numerator * 10**places, value.denominator)
    return Decimal(f"{whole + bool(up and rest)}E-{places}")


def points(value: Decimal) -> str:
    """A decimal string with two decimals or as many more as the value has: "3.50", "0.375"."""
    text = plain(value)
    decimals = len(text.partition(".")[2])
    return text if decimals >= 2 else format(value, ".2f")


def plain(value: Decimal) -> str:
    """A decimal string with as many decimals as the value has: "87.5", "100"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Decimal, *, rounding: str = ROUND_HALF_UP) -> str:
    """Two decimals for the screen, with a comma: "83,25"."""
    return format(value.quantize(CENT, rounding=rounding), "f").replace(".", ",")


def told(value: Fraction) -> str:
    """The value inside a sentence: all its decimals up to six, else four with "sekitar" before them."""
    exact = decimal(value)
    if value * 1_000_000 % 1:
        return f"sekitar {plain(exact.quantize(Decimal('0.0001'), rounding=ROUND_HALF_UP)).replace('.', ',')}"
    return plain(exact).replace(".", ",")
