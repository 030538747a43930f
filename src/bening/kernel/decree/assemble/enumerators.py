"""Numbers and letters that head a row: I, A., 1., 1), a., a), 1.2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.IGNORECASE)
_WORDED = re.compile(
    r"(?:area(?: perubahan)?|pokja|kelompok kerja|bagian|bab|program|pilar|bidang|komponen)\s+"
    r"(?P<number>[IVX]{1,4}|\d{1,2}|[A-H])\b[\s.:)–—-]*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,4}\.?)(?=\s|$)"
    r"|\(?(?P<body>\d{1,3}|[A-Za-z]{1,6})(?P<tail>\)\.?|\.|(?=\s|$)))\s*",
)


@dataclass(frozen=True, slots=True)
class Label:
    """An enumerator: its possible readings as (style, value), how it was written, and the text behind it."""

    readings: tuple[tuple[str, int], ...]
    raw: str
    rest: str
    path: tuple[int, ...] = ()
    """The parts of a decimal number: 1.2 is (1, 2)."""


def roman(value: int) -> str:
    """The Roman numeral of a number from 1 to 399."""
    text = ""
    for number, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, value = divmod(value, number)
        text += sign * count
    return text


def roman_value(text: str) -> int | None:
    """The number a Roman numeral stands for, or None when it is not one."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text.casefold()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def label_of(text: str, *, bare: bool = True) -> Label | None:
    """The enumerator at the head of a text.

    With ``bare`` a number or letter that is followed by a blank only ("II PENATAAN") counts; without it a point or
    bracket is needed, as in running text.
    """
    found = _HEAD.match(text)
    if not found:
        return None
    raw, rest = found.group().strip(), text[found.end() :].strip()
    if found["decimal"]:
        path = tuple(int(part) for part in found["decimal"].strip(".").split("."))
        return Label(((f"decimal{len(path)}", path[-1]),), raw, rest, path)
    body, tail = found["body"], found["tail"]
    if not tail and rest and not (bare and _stands_alone(body, rest)):
        return None
    readings = tuple(_readings(body, ")" if ")" in raw else ""))
    return Label(readings, raw, rest) if readings else None


def worded_label_of(text: str) -> Label | None:
    """The enumerator behind a word for a part: "AREA I : MANAJEMEN PERUBAHAN", "Pokja 2 Tata Laksana"."""
    found = _WORDED.fullmatch(text)
    return label_of(f"{found['number']}. {found['rest']}") if found else None


def _stands_alone(body: str, rest: str) -> bool:
    """A bare "I", "II" or "A" before a capitalised title, or a number before text."""
    if body.isdigit():
        return True
    return body.isupper() and rest[:1].isupper() and (len(body) > 1 or rest[:12].isupper() or body in "IVX")


def _readings(body: str, bracket: str) -> list[tuple[str, int]]:
    if body.isdigit():
        return [("digit" + bracket, int(body))]
    if not (body.isupper() or body.islower()):
        return []
    case = "upper" if body.isupper() else "lower"
    found: list[tuple[str, int]] = []
    value = roman_value(body)
    letter = len(body) == 1
    if value is not None and (not letter or body in "IVXivx"):
        found.append((f"{case} roman{bracket}", value))
    if letter:
        found.append((case + bracket, ord(body.casefold()) - ord("a") + 1))
    return found
