"""Which questions of the worksheet an item of an action plan answers: what was read before, and ranked guesses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bening.kernel.lke.instrument import Instrument, Item, Provenance, Source, Status
from bening.kernel.lke.loading import load
from bening.kernel.suggest.words import plain, words
from bening.reference import crosswalks

SAME_WORDING: Final = 90
"""From this likeness (0 to 100) on an item is the one that was read before; a copy may have lost a letter."""
SHOWN: Final = 3
INDICATOR, COMPONENT, STEPS, EVIDENCE = 3.0, 1.0, 1.0, 1.0
"""How much a word weighs by where it stands in the plan's row."""
QUESTION, PART, EXPLAINED = 3.0, 1.0, 0.5
"""How much a word weighs by where it stands in the worksheet: the question, the part it is in, its options."""
LIKENESS: Final = 0.5
"""What a wording that is wholly alike adds to the words in common (0 to 1)."""
LEAST: Final = 0.05
"""Guesses below this score say nothing."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One item of a plan. ``area`` is a code of ``Instrument.areas``, or "" where it is not known."""

    code: str
    area: str
    component: str
    indicator: str
    steps: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A question that an item may answer: ``score`` 0 to 1, and the words that speak for it, strongest first."""

    item: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One item of a plan as it was read: the questions it answers (none: that was looked at too)."""

    code: str
    indicator: str
    items: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The reading of one plan against one instrument."""

    id: str
    title: str
    instrument: str
    sources: Mapping[str, Source]
    provenance: Provenance
    rows: Mapping[str, Read]


@cache
def load_crosswalk(name: str) -> Crosswalk:
    """The crosswalk with that id. Raises KeyError for an unknown id, ValueError where it names unknown questions."""
    tables = crosswalks.tables(name)
    rows = {
        row["code"]: Read(row["code"], row["indicator"], tuple(row["lke"]), row.get("note", ""))
        for row in tables["items"]
    }
    unknown = {item for row in rows.values() for item in row.items} - set(load(tables["instrument"]).items)
    if unknown or len(rows) != len(tables["items"]):
        what = ", ".join(sorted(unknown)) or "kode yang ganda"
        raise ValueError(f"Padanan {name} tidak dapat dipakai: {what}.")
    told = tables["provenance"]
    return Crosswalk(
        id=name,
        title=tables["title"],
        instrument=tables["instrument"],
        sources={key: Source(row["title"], row["where"], row["kind"]) for key, row in tables["sources"].items()},
        provenance=Provenance(Status(told["status"]), tuple(told["sources"])),
        rows=rows,
    )


def shipped(instrument: Instrument, rows: Iterable[PlanRow]) -> dict[str, tuple[str, ...]]:
    """The questions that were read before for these items, by code; items with another wording are left out."""
    from rapidfuzz import fuzz

    known = [load_crosswalk(name) for name in crosswalks.names()]
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for crosswalk in known:
            read = crosswalk.rows.get(row.code)
            if (
                read is not None
                and crosswalk.instrument == instrument.id
                and fuzz.ratio(_flat(read.indicator), _flat(row.indicator)) >= SAME_WORDING
            ):
                found[row.code] = read.items
    return found


def uncovered(instrument: Instrument, linked: Iterable[str]) -> tuple[str, ...]:
    """The ids of questions that are not among the ``linked`` ones, in the worksheet's order."""
    reached = frozenset(linked)
    return tuple(item for item in instrument.items if item not in reached)


def suggest_crosswalk(
    instrument: Instrument, rows: Iterable[PlanRow], *, most: int = SHOWN
) -> dict[str, tuple[Match, ...]]:
    """The likeliest questions for each item of a plan, by code, best first; a person confirms them.

    Compared are the questions of the item's own area (all where it is not known), by rare words in common and by the
    likeness of the wording.
    """
    asked = _asked(instrument)
    return {row.code: asked.rank(row, most) for row in rows}


@lru_cache(maxsize=4)
def _asked(instrument: Instrument) -> _Questions:
    return _Questions(instrument)


def _flat(text: str) -> str:
    return " ".join(plain(text).split())


def _weighed(*parts: tuple[str, float]) -> tuple[dict[str, float], dict[str, str]]:
    """The words of texts with the highest weight that each has, and how they are written."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for text, weight in parts:
        for word in words(text):
            weights[word.key] = max(weights.get(word.key, 0.0), weight)
            written.setdefault(word.key, word.written)
    return weights, written


class _Questions:
    """The worksheet's questions as weighed words."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.words = {item.id: self._words(item) for item in instrument.items.values()}
        seen = Counter(word for weights in self.words.values() for word in weights)
        self.rare = {word: math.log(1 + len(self.words) / number) for word, number in seen.items()}
        self.norms = {item: self._norm(weights) for item, weights in self.words.items()}
        self.areas = {
            area.code: [item.id for item in instrument.items.values() if self._within(item, area.nodes)]
            for area in instrument.areas
        }

    def _words(self, item: Item) -> dict[str, float]:
        options = " ".join(option.shown for option in item.options)
        part = self.instrument.nodes[item.node].name
        weights, _ = _weighed((item.shown, QUESTION), (part, PART), (f"{item.explanation} {options}", EXPLAINED))
        return weights

    def _within(self, item: Item, nodes: tuple[str, ...]) -> bool:
        return any(item.id.startswith(f"{node}.") for node in nodes)

    def _norm(self, weights: Mapping[str, float]) -> float:
        return math.sqrt(sum((weight * self.rare.get(word, 0.0)) ** 2 for word, weight in weights.items())) or 1.0

    def rank(self, row: PlanRow, most: int) -> tuple[Match, ...]:
        """The likeliest questions for one item."""
        weights, written = _weighed(
            (row.indicator, INDICATOR), (row.component, COMPONENT), (row.steps, STEPS), (row.evidence, EVIDENCE)
        )
        norm = self._norm(weights)
        matches = [self._match(item, row, weights, norm, written) for item in self.areas.get(row.area) or self.words]
        ranked = sorted((match for match in matches if match.score >= LEAST), key=lambda match: -match.score)
        return tuple(ranked[:most])

    def _match(
        self, item: str, row: PlanRow, weights: Mapping[str, float], norm: float, written: Mapping[str, str]
    ) -> Match:
        from rapidfuzz import fuzz

        own = self.words[item]
        parts = {word: weight * own[word] * self.rare[word] ** 2 for word, weight in weights.items() if word in own}
        common = sum(parts.values()) / (norm * self.norms[item])
        alike = fuzz.token_set_ratio(_flat(row.indicator), _flat(self.instrument.items[item].shown)) / 100
        strongest = sorted(parts, key=lambda word: -parts[word])[:SHOWN]
        score = (common + LIKENESS * alike) / (1 + LIKENESS)
        return Match(item, round(score, 4), tuple(written[word] for word in strongest))
