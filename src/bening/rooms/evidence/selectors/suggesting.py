"""What files seem to prove: the plan's proofs, indexed once for as long as neither the plan nor the history changes."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from bening.foundation.units.models import Unit
from bening.kernel.suggest import Candidate, Dropped, Due, Past, Suggester, Suggestion
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.plans import api as plans

MOST_HISTORY = 3_000
MOST_KEPT = 6_000
"""Proofs in all indexes that a process keeps; the newest index stays however large it is."""
MOST_GUESSED = 500
"""Files whose guesses an index remembers."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that a file may be handed in for: one required proof, or an item that names none."""

    item: int
    requirement: int | None
    code: str
    words: str

    @property
    def key(self) -> int:
        """The required proof's number; an item that names none has its own, negative."""
        return self.requirement or -self.item


@dataclass(frozen=True, slots=True)
class Index:
    """The proofs of a plan, ready to be asked for files; made of ``asked``, ``history`` and the office's ``name``."""

    asked: Sequence[plans.AskedItem]
    history: Sequence[tuple[int, str, str, str]]
    name: str
    proofs: dict[int, Proof]
    suggester: Suggester
    guesses: dict[Dropped, list[Suggestion]] = field(default_factory=dict)

    def rank(self, dropped: Dropped) -> list[Suggestion]:
        """The likeliest proofs of a file; the same file is compared once."""
        known = self.guesses.get(dropped)
        if known is None:
            if len(self.guesses) >= MOST_GUESSED:
                self.guesses.clear()
            known = self.guesses[dropped] = self.suggester.rank(dropped)
        return known


_kept: OrderedDict[tuple[int, int], Index] = OrderedDict()
_lock = Lock()


def index_of(unit: Unit, year: int) -> Index:
    """The index over the plan in force as it stands now and what was accepted until now (four queries).

    Both are read each time and compared with what the kept index was made of, so that a change shows at once.
    """
    asked, history = plans.asked_items(unit, year), _history(unit, year)
    with _lock:
        kept = _kept.get((unit.pk, year))
    if kept is None or (kept.asked, kept.history, kept.name) != (asked, history, unit.name):
        kept = _index(asked, history, unit.name)
    _keep((unit.pk, year), kept)
    return kept


def _keep(place: tuple[int, int], index: Index) -> None:
    with _lock:
        _kept[place] = index
        _kept.move_to_end(place)
        while len(_kept) > 1 and sum(len(one.proofs) for one in _kept.values()) > MOST_KEPT:
            _kept.popitem(last=False)


def _index(asked: Sequence[plans.AskedItem], history: Sequence[tuple[int, str, str, str]], name: str) -> Index:
    proofs: dict[int, Proof] = {}
    candidates = []
    for item in asked:
        for proof in proofs_of(item):
            proofs[proof.key] = proof
            candidates.append(_candidate(item, proof))
    return Index(asked, history, name, proofs, Suggester(candidates, _past(history, proofs), unit=name))


def proofs_of(item: plans.AskedItem) -> list[Proof]:
    """What may be handed in for an item, in the plan's order."""
    named = [Proof(item.pk, pk, item.code, _line(text)) for pk, text in item.requirements]
    return named or [Proof(item.pk, None, item.code, _line(item.indicator))]


def _line(text: str) -> str:
    return " ".join(text.split())


def _candidate(item: plans.AskedItem, proof: Proof) -> Candidate:
    return Candidate(
        key=proof.key,
        code=item.code,
        proof=proof.words,
        indicator=item.indicator,
        steps=item.action,
        component=f"{item.section_title} {item.component_name}",
        dues=tuple(Due(row.pk, row.start, row.due) for row in item.dues),
    )


def _history(unit: Unit, year: int) -> list[tuple[int, str, str, str]]:
    """(required proof, its words, its item's code, file name) of what was accepted this year and before, the newest
    first."""
    rows = (
        EvidenceLink.objects.live()
        .filter(evidence__unit=unit, evidence__year__lte=year, requirement__isnull=False)
        .filter(evidence__accepted__isnull=False)
        .exclude(evidence__state=State.WITHDRAWN)
        .order_by("-evidence__year", "-pk")
        .values_list("requirement", "requirement__text", "item__code", "evidence__accepted__files__file__name")
    )
    return list(rows[:MOST_HISTORY])


def _past(history: Sequence[tuple[int, str, str, str]], proofs: dict[int, Proof]) -> list[Past]:
    """Names that were put under a proof before; earlier years are known by the proof's words."""
    by_words: dict[str, list[Proof]] = defaultdict(list)
    for proof in proofs.values():
        by_words[proof.words.lower()].append(proof)
    found = []
    for requirement, text, code, name in history:
        keys = [requirement]
        if requirement not in proofs:
            alike = by_words[_line(text).lower()]
            keys = [proof.key for proof in alike if proof.code == code] or [proof.key for proof in alike]
        found += [Past(name, key) for key in keys if name]
    return found
