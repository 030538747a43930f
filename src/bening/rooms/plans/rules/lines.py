"""A list of rows edited as lines of text: which row keeps its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bening.foundation.kit.formats import MONTHS
from bening.rooms.plans.rules.likeness import ENOUGH, LENGTHENED, plain

ROMAN = re.compile(r"[ivx]+")
Row = tuple[int, str]
"""A row's id and its words."""


def lines_of(text: str) -> list[str]:
    """The non-empty lines, without blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def match_lines(
    rows: Sequence[Row], lines: Sequence[str], *, removed: Sequence[Row] = ()
) -> tuple[list[int | None], list[int]]:
    """For each line the id of its row (None: a new one), and the ids of rows that no line took.

    A line takes the row with the same words wherever it stood, else such a row among those ``removed`` before, else
    the row whose words are most alike, so that a line that was mended keeps whatever hangs on it.
    """
    free, gone = list(rows), list(removed)
    taken = [_same(free, line) for line in lines]
    taken = [_same(gone, line) if row is None else row for row, line in zip(taken, lines, strict=True)]
    alike = sorted(
        (
            (-score, abs(place - order), place, row_id)
            for place, line in enumerate(lines)
            if taken[place] is None
            for order, (row_id, words) in enumerate(rows)
            if (row_id, words) in free and (score := likeness(words, line))
        ),
    )
    for _, _, place, row_id in alike:
        if taken[place] is None and row_id not in taken:
            taken[place] = row_id
    return taken, [row_id for row_id, _ in free if row_id not in taken]


def _same(free: list[Row], line: str) -> int | None:
    """Take the row with these words out of the free ones."""
    row = next((row for row in free if plain(row[1]) == plain(line)), None)
    if row is None:
        return None
    free.remove(row)
    return row[0]


def likeness(old: str, new: str) -> float:
    """0–100: how likely ``new`` is the line ``old`` in other words; 0 where it is another.

    A line that names another month, quarter ("triwulan II") or running number is another line however alike.
    """
    from rapidfuzz import fuzz  # loaded when somebody edits lines

    before, after = plain(old), plain(new)
    if _ordinals(before) != _ordinals(after):
        return 0.0
    score = fuzz.token_sort_ratio(before, after, score_cutoff=ENOUGH)
    if not score and fuzz.token_set_ratio(before, after) >= LENGTHENED:
        return ENOUGH
    return score


def _ordinals(words: str) -> set[str]:
    months = {month.casefold() for month in MONTHS}
    return {
        word
        for word in words.split()
        if word in months or ROMAN.fullmatch(word) or (word.isdecimal() and len(word) <= 2)
    }
