"""Split action and evidence cells: strictly at numbers written in the cell, and a looser suggestion for evidence."""

from __future__ import annotations

import re
from typing import Final

from bening.kernel.decree.clean import one_line
from bening.kernel.decree.draft import Step

_NUMBER = re.compile(r"(?:^|(?<=\n)|(?<=[;.,:] ))\(?(\d{1,2})[.)]\s*(?=\D)")
_PARTS = re.compile(r"\s*(?:;|\n|,(?!\d))\s*")
_LINK = re.compile(r"^(?:dan|serta|&)\s+", re.IGNORECASE)
_TAIL: Final = " .,;:"
_SHORT_PART: Final = 4
"""A part this short ("III", "IV tahun 2024" excepted) belongs to its neighbour."""
_LIST_OF_TWO = re.compile(r"^([A-Z][\w/]*(?: \w+)?) dan ([A-Z][\w/]*)$")
_CONTINUES = re.compile(r"^(?:[ivx]{1,4}\b|yang\b|oleh\b|untuk\b|dengan\b|\d)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def steps_of(text: str) -> tuple[Step, ...]:
    """The numbered parts of a cell, numbers as written (they may run on from the row above); else the cell as one step.

    A part ends only where a number one higher is written: at a line's start or behind punctuation. Text before the
    first number is a step without number.
    """
    if not text:
        return ()
    cuts: list[tuple[int, int, int]] = []
    for found in _NUMBER.finditer(text):
        number = int(found.group(1))
        if (cuts and number == cuts[-1][0] + 1) or (not cuts and _may_begin(text, found.start())):
            cuts.append((number, found.start(), found.end()))
    if not cuts:
        return (Step(None, text),)
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    parts = [Step(number, text[begin:end].strip()) for (number, _, begin), end in zip(cuts, ends, strict=True)]
    before = text[: cuts[0][1]].strip()
    return ((Step(None, before),) if before else ()) + tuple(part for part in parts if part.text)


def _may_begin(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def suggested_split(text: str, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The single papers an evidence cell seems to name: a suggestion for a person, never applied by itself."""
    if any(step.no is not None for step in steps):
        return tuple(filter(None, (_nice(step.text) for step in steps)))
    kept: list[str] = []
    masked = _BRACKETS.sub(lambda found: found.group().replace(",", "\x1a").replace(";", "\x1b"), text)
    for raw in _PARTS.split(masked):
        part = raw.replace("\x1a", ",").replace("\x1b", ";")
        if kept and (len(part) < _SHORT_PART or _CONTINUES.match(part)):
            kept[-1] = f"{kept[-1]}, {part}"
        else:
            kept.append(_LINK.sub("", part))
    found = [piece for part in kept for piece in _two(part, listed=len(kept) > 1)]
    return tuple(filter(None, (_nice(part) for part in found)))


def _two(part: str, *, listed: bool) -> tuple[str, ...]:
    """The end of a list, "Spanduk dan Foto", is two papers."""
    pair = _LIST_OF_TWO.match(part) if listed else None
    return pair.groups() if pair else (part,)


def _nice(text: str) -> str:
    plain = one_line(text).strip(_TAIL)
    return plain[:1].upper() + plain[1:]
