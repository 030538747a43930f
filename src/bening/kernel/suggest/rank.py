"""Ranking required proofs for a file by rare words, codes, months and history."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from bening.kernel.suggest.places import code_numbers, codes, months
from bening.kernel.suggest.words import without_suffix, words

NAME, FOLDER, TEXT = 1.0, 0.7, 0.45
"""How much a word weighs by where it stands on the file's side."""
PROOF, INDICATOR, STEP, COMPONENT = 3.0, 1.6, 1.0, 1.2
"""How much a word weighs by where it stands on the item's side."""
CODE, CODE_START, MONTH, HISTORY = 14.0, 5.0, 1.5, 9.0
LIKE = 84
"""From this likeness (0 to 100) on a misspelt word counts as the one it resembles, and weighs less."""
MISSPELT = 0.8
TEXT_WORDS = 400
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Due:
    """One due date of an item, by its key."""

    key: int
    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Candidate:
    """One required proof of an item. ``key`` is the caller's."""

    key: int
    code: str
    proof: str
    indicator: str = ""
    steps: str = ""
    component: str = ""
    dues: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file as it was handed in: its name, the folder it came from, the beginning of its text."""

    name: str
    folder: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A file name that a person once put under a proof."""

    name: str
    key: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proof that the file may answer. ``confidence`` (0 to 1) is its part of the best two scores; ``reasons`` say in
    Indonesian what spoke for it; ``due`` is the key of the due date it seems to be for."""

    key: int
    score: float
    confidence: float
    reasons: tuple[str, ...]
    due: int | None = None


@dataclass(slots=True)
class _Doc:
    candidate: Candidate
    weights: dict[str, float]
    numbers: tuple[int, ...]
    shown: dict[str, str] = field(default_factory=dict)


class Suggester:
    """Knows the proofs of one plan and what its people did before; asked for one file after the other."""

    def __init__(self, candidates: Sequence[Candidate], history: Iterable[Past] = ()) -> None:
        self._docs = [_doc(candidate) for candidate in candidates]
        seen = Counter(word for doc in self._docs for word in doc.weights)
        total = max(len(self._docs), 1)
        self._rare = {word: math.log(1 + total / number) for word, number in seen.items()}
        self._vocabulary = sorted(self._rare)
        self._past: dict[int, list[set[str]]] = defaultdict(list)
        for past in history:
            self._past[past.key].append(set(words(without_suffix(past.name))))

    def rank(self, dropped: Dropped, *, most: int = SHOWN) -> list[Suggestion]:
        """The proofs that the file may answer, the likeliest first; none where nothing speaks for any."""
        asked = self._asked(dropped)
        place = f"{dropped.folder} {without_suffix(dropped.name)}"
        named, told = codes(place), months(place)
        scored = []
        for doc in self._docs:
            score, reasons = self._score(doc, asked, named, told, dropped)
            if score > 0:
                scored.append((score, doc, reasons))
        scored.sort(key=lambda entry: (-entry[0], entry[1].candidate.key))
        best = sum(score for score, _, _ in scored[:2])
        return [
            Suggestion(doc.candidate.key, round(score, 4), round(score / best, 4), tuple(reasons), _due(doc, told))
            for score, doc, reasons in scored[:most]
        ]

    def _asked(self, dropped: Dropped) -> dict[str, float]:
        """The words of the file with their weights; misspelt ones stand for the known word they resemble."""
        asked: dict[str, float] = {}
        texts = (
            (words(without_suffix(dropped.name)), NAME),
            (words(dropped.folder), FOLDER),
            (words(dropped.text)[:TEXT_WORDS], TEXT),
        )
        for found, weight in texts:
            for word in found:
                known, part = self._known(word, fuzzy=weight != TEXT)
                if known:
                    asked[known] = max(asked.get(known, 0.0), weight * part)
        return asked

    def _known(self, word: str, *, fuzzy: bool) -> tuple[str, float]:
        if word in self._rare:
            return word, 1.0
        if fuzzy and len(word) > 4:
            match = process.extractOne(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=LIKE)
            if match:
                return match[0], MISSPELT
        return "", 0.0

    def _score(
        self, doc: _Doc, asked: dict[str, float], named: list[tuple[int, ...]], told: set[int], dropped: Dropped
    ) -> tuple[float, list[str]]:
        reasons = []
        common = {word: part for word, part in asked.items() if word in doc.weights}
        reach = sum(self._rare[word] * weight for word, weight in doc.weights.items())
        hit = sum(self._rare[word] * part * doc.weights[word] for word, part in common.items())
        score = hit / (1 + 0.25 * math.log1p(reach)) if common else 0.0
        if common:
            strongest = sorted(common, key=lambda word: -self._rare[word] * doc.weights[word])[:3]
            reasons.append("kata: " + ", ".join(doc.shown.get(word, word) for word in strongest))
        if (bonus := _code_bonus(doc.numbers, named)) > 0:
            score += bonus
            reasons.append(f"kode {doc.candidate.code}")
        if (past := self._like_before(doc.candidate.key, dropped)) > 0:
            score += HISTORY * past
            reasons.append("seperti berkas sebelumnya")
        if score and told and _due(doc, told) is not None:
            score += MONTH
            reasons.append("masanya cocok")
        return score, reasons

    def _like_before(self, key: int, dropped: Dropped) -> float:
        """How much the name is like one that was put here before, 0 to 1: shared of all words; under a half it is 0."""
        mine = set(words(without_suffix(dropped.name)))
        if not mine:
            return 0.0
        best = max((len(mine & theirs) / len(mine | theirs) for theirs in self._past.get(key, ()) if theirs), default=0)
        return best if best >= 0.5 else 0.0


def _doc(candidate: Candidate) -> _Doc:
    weights: dict[str, float] = {}
    shown: dict[str, str] = {}
    for text, weight in (
        (candidate.proof, PROOF),
        (candidate.indicator, INDICATOR),
        (candidate.component, COMPONENT),
        (candidate.steps, STEP),
    ):
        for word in words(text):
            weights[word] = max(weights.get(word, 0.0), weight)
            shown.setdefault(word, word)
    return _Doc(candidate, weights, code_numbers(candidate.code), shown)


def _code_bonus(numbers: tuple[int, ...], named: list[tuple[int, ...]]) -> float:
    if numbers in named:
        return CODE
    return CODE_START if any(numbers[: len(part)] == part for part in named) else 0.0


def _due(doc: _Doc, told: set[int]) -> int | None:
    """The due date whose period meets the told months; the only one where there is just one and nothing is told."""
    dues = doc.candidate.dues
    if not told:
        return dues[0].key if len(dues) == 1 else None
    for due in dues:
        if told & set(range(due.start.month, due.due.month + 1)):
            return due.key
    return None
