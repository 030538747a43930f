"""Codes of items and months that stand in file and folder names."""

from __future__ import annotations

import re

from bening.kernel.suggest.words import plain

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "maret": 3, "mar": 3, "april": 4, "apr": 4,
    "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agt": 8, "agu": 8, "ags": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "des": 12,
}  # fmt: skip
_CODE = re.compile(r"(?<![a-z0-9])([ivx]+|\d{1,2}|[a-f])((?:\s?[._-]\s?(?:[ivx]+|\d{1,2}|[a-z])){1,3})(?![a-z0-9])")
_LEADING = re.compile(r"\s*(?:area\s+)?([ivx]+|\d{1,2})(?=$|[\s.,_)-])(?!\.\d)")
_PARTS = re.compile(r"\s?[._-]\s?")
_QUARTER = re.compile(r"\b(?:triwulan|tw|kuartal|q)\s*[-._]?\s*(iv|i{1,3}|[1-4])\b")
_HALF = re.compile(r"\b(?:semester|smt|sem)\s*[-._]?\s*(i{1,2}|[12])\b")
_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{1,2}[-._/ ])?(0?[1-9]|1[0-2])[-._/ ](20\d\d)(?!\d)|"
    r"(?<!\d)(20\d\d)[-._/ ]?(0[1-9]|1[0-2])(?:[-._/ ]?\d\d)?(?!\d)"
)


def _value(part: str) -> int:
    if part.isdigit():
        return int(part)
    return ROMAN.get(part) or ord(part[0]) - ord("a") + 1


def code_numbers(code: str) -> tuple[int, ...]:
    """A code as numbers, so that "II.3.1", "2-3-1" and "ii_3_a" are the same."""
    return tuple(_value(part) for part in _PARTS.split(plain(code)) if part and (part.isalnum()))


def codes(text: str) -> list[tuple[int, ...]]:
    """Codes of at least two parts that stand in a text, as numbers; dates are not codes."""
    found = []
    for match in _CODE.finditer(plain(text)):
        numbers = code_numbers(match.group(0))
        if len(numbers) > 1 and all(0 < number <= 31 for number in numbers):
            found.append(numbers)
    return found


def numbered_folders(path: str) -> tuple[int, ...]:
    """The numbers that nested folders begin with, from the outermost: "1. Manajemen Perubahan/4 Budaya" is (1, 4)."""
    found = []
    for folder in plain(path).replace("\\", "/").split("/"):
        if match := _LEADING.match(folder):
            found.append(_value(match.group(1)))
        elif found:
            break
    return tuple(found)


def months(text: str) -> set[int]:
    """The months that a name speaks of: by name, by number with a year, by quarter or half-year."""
    lowered = plain(text)
    found = {MONTHS[word] for word in re.findall(r"[a-z]+", lowered) if word in MONTHS}
    for match in _QUARTER.finditer(lowered):
        last = _value(match.group(1)) * 3
        found |= {last - 2, last - 1, last}
    for match in _HALF.finditer(lowered):
        last = _value(match.group(1)) * 6
        found |= set(range(last - 5, last + 1))
    for match in _NUMERIC.finditer(lowered):
        found.add(int(match.group(1) or match.group(4)))
    return found
