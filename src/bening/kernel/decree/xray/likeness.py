"""Groups of texts that say nearly the same, found without comparing every text with every other.

Likeness is the share of common words (Jaccard). Two texts that reach a threshold t must share one of the first
n - ceil(t * n) + 1 words of each, when words are ordered from rare to common: only those pairs are compared
(the prefix filter of set-similarity joins, Chaudhuri et al. 2006). Of these, whoever has too few words left behind the
first common one is passed over by whole groups (the positional filter, Xiao et al. 2008).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

_ROUNDING = 1e-9


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Common words over all words, 0 to 1; two empty texts have nothing in common."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def alike(bags: Sequence[frozenset[str]], threshold: float) -> Iterator[tuple[int, int]]:
    """Positions (i, j), i < j, of the bags whose likeness reaches ``threshold`` (above 0); empty bags match nothing."""
    commonness = Counter(word for bag in bags for word in bag)
    seen: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, bag in enumerate(bags):
        ordered = sorted(bag, key=lambda word: (commonness[word], word))
        prefix = ordered[: len(bag) - ceil(threshold * len(bag) - _ROUNDING) + 1]
        sizes = [(len(bag) - place, len(bag)) for place in range(len(prefix))]
        earlier = {
            other
            for word, mine in zip(prefix, sizes, strict=True)
            for theirs, group in seen[word].items()
            if _can_reach(mine, theirs, threshold)
            for other in group
        }
        for other in sorted(earlier):
            if jaccard(bags[other], bag) >= threshold:
                yield other, position
        for word, mine in zip(prefix, sizes, strict=True):
            seen[word][mine].append(position)


def _can_reach(mine: tuple[int, int], theirs: tuple[int, int], threshold: float) -> bool:
    """True when two bags, each (words left from the first common one, all words), may reach the threshold."""
    most = min(mine[0], theirs[0])
    return most >= threshold * (mine[1] + theirs[1] - most) - _ROUNDING


def clusters(bags: Sequence[frozenset[str]], threshold: float) -> list[list[int]]:
    """Positions joined wherever a pair is alike: only groups of two and more, in order of their first member."""
    same: dict[frozenset[str], list[int]] = defaultdict(list)
    for position, bag in enumerate(bags):
        if bag:
            same[bag].append(position)
    distinct = list(same)
    leader = list(range(len(distinct)))

    def find(position: int) -> int:
        while leader[position] != position:
            position = leader[position]
        return position

    for one, other in alike(distinct, threshold):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    joined: dict[int, list[int]] = defaultdict(list)
    for position, bag in enumerate(distinct):
        joined[find(position)].extend(same[bag])
    return sorted(sorted(members) for members in joined.values() if len(members) > 1)
