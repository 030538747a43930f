"""Looking for anything: items, people, units, words and help, each only where the seeker may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from bening.front import help as help_pages
from bening.front import selectors
from bening.front.scopes import Scope
from bening.reference import glossary
from bening.rooms.evidence import api as evidence
from bening.rooms.plans import api as plans

SHORTEST = 2
LIMIT = 12
PLACES = 3
"""In how many units and years items are looked for: the one at hand and the newest others."""
SYNONYMS = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it leads ("" for nowhere) and a line under it."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one sort; ``more`` says that there are others beyond those shown."""

    title: str
    hits: list[Hit]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the other words that were looked for as well, and all words to mark."""

    groups: list[Group]
    synonyms: list[str]
    marked: str


def find(query: str, held: Sequence[Scope], present: Scope | None) -> Found:
    """Everything that goes by these words. Fewer than two letters find nothing."""
    words = " ".join(query.split())
    if len(words) < SHORTEST:
        return Found([], [], "")
    synonyms = glossary.expand(words)[:SYNONYMS]
    asked = [words, *synonyms]
    groups = [
        *(_items(place, asked, several=len(held) > 1) for place in _places(held, present)),
        *(_evidence(place, asked, several=len(held) > 1) for place in _places(held, present)),
        _people(held, asked),
        _units(held, words),
        _terms(words),
        _help(asked),
    ]
    return Found([group for group in groups if group.hits], synonyms, " ".join(asked))


def _group(title: str, hits: list[Hit]) -> Group:
    return Group(title, hits[:LIMIT], more=len(hits) > LIMIT)


def _places(held: Sequence[Scope], present: Scope | None) -> list[Scope]:
    """The unit at hand first, then the person's others, newest year first."""
    ordered = [*([present] if present else []), *held]
    once = {(scope.unit.pk, scope.year): scope for scope in reversed(ordered)}
    return sorted(once.values(), key=ordered.index)[:PLACES]


def _items(place: Scope, asked: Sequence[str], *, several: bool) -> Group:
    found: dict[str, Hit] = {}
    for words in asked:
        for hit in plans.search(place.unit, place.year, words, limit=LIMIT + 1):
            found.setdefault(hit.url, Hit(f"{hit.code} {hit.title}", hit.url, hit.place))
    return _group(f"Butir {place.label}" if several else "Butir rencana", list(found.values()))


def _evidence(place: Scope, asked: Sequence[str], *, several: bool) -> Group:
    found: dict[str, Hit] = {}
    for words in asked:
        for hit in evidence.search(place.unit, place.year, words, limit=LIMIT + 1):
            found.setdefault(hit.url, Hit(hit.title, hit.url, hit.detail))
    return _group(f"Bukti dan berkas {place.label}" if several else "Bukti dan berkas", list(found.values()))


def _people(held: Sequence[Scope], asked: Sequence[str]) -> Group:
    hits: dict[int, Hit] = {}
    for row in selectors.people_found(held, asked[:1], limit=4 * LIMIT):
        role = " ".join(filter(None, (row.get_role_display(), row.get_area_display())))
        known = hits.get(row.user_id)
        detail = f"{known.detail}; {role}" if known else f"{row.unit.name}: {role}"
        address = f"{plans.plan_url(row.unit, row.year)}?pj={row.user_id}"
        hits[row.user_id] = Hit(row.user.name, known.url if known else address, detail)
    return _group("Orang", list(hits.values()))


def _units(held: Sequence[Scope], words: str) -> Group:
    units = selectors.units_found(held, words, limit=LIMIT + 1)
    year = max((scope.year for scope in held if scope.supervises), default=0)
    return _group("Satuan kerja", [Hit(unit.name, reverse("unit_summary", args=[unit.code, year])) for unit in units])


def _terms(words: str) -> Group:
    rows = [term for term in glossary.find(words) if words.casefold() in {name.casefold() for name in term.names}]
    return _group("Istilah", [Hit(term.word, f"{reverse('glossary')}?q={term.word}", term.meaning) for term in rows])


def _help(asked: Sequence[str]) -> Group:
    pages = help_pages.pages(help_pages.folder())
    found = {hit.page.url: hit for words in asked for hit in help_pages.search(pages, words)}
    return _group("Cara memakai", [Hit(hit.page.title, url, hit.excerpt) for url, hit in found.items()])
