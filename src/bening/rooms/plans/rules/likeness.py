"""Which rows of a new decree are the rows of the old plan, told by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 78.0
"""Likeness of the indicators (0–100) from which two rows may be the same; chosen on revisions of the first decree."""

LENGTHENED = 95.0
"""How many in a hundred words of the shorter indicator a longer one keeps, same code and component, to be its row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to compare: its code, its component's name and its indicator."""

    code: str
    component: str
    indicator: str

    @property
    def words(self) -> str:
        return plain(self.indicator)

    @property
    def place(self) -> str:
        return plain(self.component)


def plain(text: str) -> str:
    """Small letters and digits alone, as likeness is measured."""
    from rapidfuzz import utils  # loaded when somebody edits or revises, not by every server that starts

    return utils.default_process(text)


def match(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """Index of the old row for each new row that has one; every old row is used at most once.

    Rows with the same words in a component of the same name are paired first, then the rest from the most alike down.
    The component's name and the code break ties; an indicator that is too different is never paired.
    """
    pairs = _same(old, new)
    free_old = [index for index in range(len(old)) if index not in set(pairs.values())]
    scored = sorted(
        (
            (score, -new_index, -old_index)
            for new_index in range(len(new))
            if new_index not in pairs
            for old_index in free_old
            if (score := _likeness(old[old_index], new[new_index])) > 0
        ),
        reverse=True,
    )
    used = set(pairs.values())
    for _, negative_new, negative_old in scored:
        new_index, old_index = -negative_new, -negative_old
        if new_index not in pairs and old_index not in used:
            pairs[new_index] = old_index
            used.add(old_index)
    return pairs


def _same(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, entry in enumerate(old):
        waiting[entry.place, entry.words].append(index)
    pairs: dict[int, int] = {}
    for index, entry in enumerate(new):
        candidates = waiting[entry.place, entry.words]
        if candidates:
            same_code = next((found for found in candidates if old[found].code == entry.code), candidates[0])
            candidates.remove(same_code)
            pairs[index] = same_code
    return pairs


def _likeness(old: Entry, new: Entry) -> float:
    from rapidfuzz import fuzz  # as above

    score = fuzz.token_sort_ratio(old.words, new.words, score_cutoff=ENOUGH)
    if not score and old.code == new.code and old.place == new.place:
        score = ENOUGH if fuzz.token_set_ratio(old.words, new.words) >= LENGTHENED else 0.0
    if not score:
        return 0.0
    place = fuzz.token_sort_ratio(old.place, new.place)
    return score + place / 10 + (5 if old.code == new.code else 0)
