"""Ranking required proofs for a file by rare words, codes, months and history."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bening.kernel.suggest.places import code_numbers, codes, months, numbered_folders
from bening.kernel.suggest.vocabulary import FORMS
from bening.kernel.suggest.words import Word, stem, without_suffix, words

NAME, FOLDER, TEXT = 1.0, 0.7, 0.45
"""How much a word weighs by where it stands on the file's side."""
PROOF, INDICATOR, STEP, COMPONENT, LEARNT = 3.0, 1.6, 1.0, 1.2, 1.0
"""How much a word weighs by where it stands on the item's side; LEARNT: a word of the office's own that no proof has,
in names that were put there before."""
FORM = 0.6
"""How much the kind of a document (SK, laporan, foto) tells beside what it is about."""
CODE, CODE_START, AREA, MONTH, HISTORY = 14.0, 5.0, 1.5, 1.5, 6.0
LIKE = 88
"""From this likeness (0 to 100) on a misspelt word counts as the one it resembles, and weighs less."""
MISSPELT = 0.8
FUZZY_FROM = 6
"""Shorter words resemble too many others to be taken for misspelt ones."""
TEXT_WORDS = 400
SHOWN = 5
SAME_NAME = 0.6
"""From this part of shared words on a name counts as like one that was put there before."""
_FORMS = frozenset(map(stem, FORMS))


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


@dataclass(slots=True)
class _Asked:
    """What a file says: its words with their weights, the codes, the area and the months it names."""

    weights: dict[str, float]
    name: frozenset[str]
    codes: list[tuple[int, ...]]
    area: int
    months: set[int]


class Suggester:
    """Knows the proofs of one plan and what its people did before; asked for one file after the other.

    ``unit`` is the office's own name: its words stand everywhere and tell nothing.
    """

    def __init__(self, candidates: Sequence[Candidate], history: Iterable[Past] = (), *, unit: str = "") -> None:
        self._unit = {word.key for word in words(unit)}
        learnt: dict[int, list[frozenset[str]]] = defaultdict(list)
        for past in history:
            name = self._words(without_suffix(past.name))
            learnt[past.key].append(frozenset(word.key for word in name))
        self._docs = [self._doc(candidate) for candidate in candidates]
        self._learn(learnt)
        seen = Counter(word for doc in self._docs for word in doc.weights)
        total = max(len(self._docs), 1)
        self._rare = {
            word: math.log(1 + total / number) * (FORM if word in _FORMS else 1.0) for word, number in seen.items()
        }
        self._spelt = {written: word for doc in self._docs for word, written in doc.shown.items()}
        self._vocabulary = sorted(self._spelt)
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._numbered: dict[tuple[int, ...], list[int]] = defaultdict(list)
        self._names: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._name_sizes: list[int] = []
        for place, doc in enumerate(self._docs):
            self._index(place, doc, learnt[doc.candidate.key])

    def _words(self, text: str) -> list[Word]:
        return [word for word in words(text) if word.key not in self._unit]

    def _learn(self, names: dict[int, list[frozenset[str]]]) -> None:
        """Add the office's own words to the proofs that they were put under."""
        known = {word for doc in self._docs for word in doc.weights}
        for doc in self._docs:
            for word in frozenset().union(*names[doc.candidate.key]) - known:
                doc.weights[word] = LEARNT
                doc.shown[word] = word

    def _doc(self, candidate: Candidate) -> _Doc:
        weights: dict[str, float] = {}
        shown: dict[str, str] = {}
        for found, weight in (
            (words(candidate.proof), PROOF),
            (words(candidate.indicator), INDICATOR),
            (words(candidate.component), COMPONENT),
            (words(candidate.steps), STEP),
        ):
            for word in found:
                if word.key not in self._unit:
                    weights[word.key] = max(weights.get(word.key, 0.0), weight)
                    shown.setdefault(word.key, word.written)
        return _Doc(candidate, weights, code_numbers(candidate.code), shown)

    def _index(self, place: int, doc: _Doc, names: Sequence[frozenset[str]]) -> None:
        """Enter the proof under its words, so that a file is compared with those alone that share one."""
        reach = sum(self._rare[word] * weight for word, weight in doc.weights.items())
        for word, weight in doc.weights.items():
            self._holding[word].append((place, self._rare[word] * weight / (1 + 0.25 * math.log1p(reach))))
        for length in range(1, len(doc.numbers) + 1):
            self._numbered[doc.numbers[:length]].append(place)
        for name in names:
            for word in name:
                self._names[word].append((len(self._name_sizes), place))
            self._name_sizes.append(len(name))

    def rank(self, dropped: Dropped, *, most: int = SHOWN) -> list[Suggestion]:
        """The proofs that the file may answer, the likeliest first; none where nothing speaks for any."""
        asked = self._asked(dropped)
        scores: dict[int, float] = defaultdict(float)
        for word, part in asked.weights.items():
            for place, weight in self._holding[word]:
                scores[place] += part * weight
        coded = self._coded(asked)
        past = self._as_before(asked.name)
        for bonuses in (coded, past):
            for place, bonus in bonuses.items():
                scores[place] += bonus
        for place in scores:
            if asked.months and due_of(self._docs[place].candidate.dues, asked.months) is not None:
                scores[place] += MONTH
        best = sorted(scores, key=lambda place: (-scores[place], self._docs[place].candidate.key))[:most]
        both = sum(scores[place] for place in best[:2])
        return [
            Suggestion(
                self._docs[place].candidate.key,
                round(scores[place], 4),
                round(scores[place] / both, 4),
                tuple(self._reasons(place, asked, coded=coded.get(place, 0.0), past=place in past)),
                due_of(self._docs[place].candidate.dues, asked.months),
            )
            for place in best
        ]

    def _asked(self, dropped: Dropped) -> _Asked:
        """What the file says; misspelt words stand for the known word they resemble."""
        name = without_suffix(dropped.name)
        weights: dict[str, float] = {}
        own = self._words(name)
        for found, weight in (
            (own, NAME),
            (self._words(dropped.folder), FOLDER),
            (self._words(dropped.text)[:TEXT_WORDS], TEXT),
        ):
            for word in found:
                known, part = self._known(word, fuzzy=weight != TEXT)
                if known:
                    weights[known] = max(weights.get(known, 0.0), weight * part)
        chain = numbered_folders(dropped.folder)
        named = codes(dropped.folder) + codes(name)
        if len(chain) > 1:
            named.append(chain)
        area = chain[0] if chain else 0
        return _Asked(weights, frozenset(word.key for word in own), named, area, months(f"{dropped.folder} {name}"))

    def _known(self, word: Word, *, fuzzy: bool) -> tuple[str, float]:
        if word.key in self._rare:
            return word.key, 1.0
        if fuzzy and len(word.written) >= FUZZY_FROM:
            from rapidfuzz import fuzz, process  # loaded by the first file that is guessed

            match = process.extractOne(word.written, self._vocabulary, scorer=fuzz.ratio, score_cutoff=LIKE)
            if match:
                return self._spelt[match[0]], MISSPELT
        return "", 0.0

    def _coded(self, asked: _Asked) -> dict[int, float]:
        """What the codes and the area in the names speak for, by proof."""
        bonuses: dict[int, float] = {}
        if asked.area:
            bonuses = dict.fromkeys(self._numbered.get((asked.area,), ()), AREA)
        for named in asked.codes:
            for place in self._numbered.get(named, ()):
                exact = self._docs[place].numbers == named
                bonuses[place] = max(bonuses.get(place, 0.0), CODE if exact else CODE_START)
        return bonuses

    def _as_before(self, name: frozenset[str]) -> dict[int, float]:
        """Proofs under which a name like this one was put before: shared of all words, from SAME_NAME on. A name that
        only says what kind of document it is, is like none."""
        if name <= _FORMS:
            return {}
        shared: Counter[tuple[int, int]] = Counter()
        for word in name:
            shared.update(self._names.get(word, ()))
        bonuses: dict[int, float] = {}
        for (past, place), number in shared.items():
            part = number / (len(name) + self._name_sizes[past] - number)
            if part >= SAME_NAME:
                bonuses[place] = max(bonuses.get(place, 0.0), HISTORY * part)
        return {place: bonus / len(bonuses) for place, bonus in bonuses.items()}

    def _reasons(self, place: int, asked: _Asked, *, coded: float, past: bool) -> list[str]:
        doc = self._docs[place]
        common = [word for word in asked.weights if word in doc.weights]
        strongest = sorted(common, key=lambda word: -self._rare[word] * doc.weights[word] * asked.weights[word])[:3]
        told = asked.months and due_of(self._docs[place].candidate.dues, asked.months) is not None
        reasons = (
            strongest and "kata: " + ", ".join(doc.shown[word] for word in strongest),
            coded >= CODE_START and f"kode {doc.candidate.code}",
            coded == AREA and f"bagian {doc.candidate.code.partition('.')[0]}",
            past and "seperti berkas sebelumnya",
            told and "masanya cocok",
        )
        return [reason for reason in reasons if reason]


def due_of(dues: Sequence[Due], told: set[int]) -> int | None:
    """The due date whose period meets the told months; the only one where there is just one and none is told."""
    if not told:
        return dues[0].key if len(dues) == 1 else None
    for due in dues:
        if told & set(range(due.start.month, due.due.month + 1)):
            return due.key
    return None
