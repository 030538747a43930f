"""The words of the product as data: ``glossary.toml`` read once, and the other words that people use for them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SHORTEST_EXPANSION = 3
"""Names shorter than this ("SK", "ZI") would be found inside every other word."""


@dataclass(frozen=True, slots=True)
class Term:
    """One official word. ``code`` are the Python names that carry it, ``synonyms`` what people also call it."""

    word: str
    meaning: str
    code: tuple[str, ...] = ()
    short: str = ""
    synonyms: tuple[str, ...] = ()
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the term, the official one first, each once whatever its letter case."""
        once = {name.casefold(): name for name in (*self.synonyms, self.short, self.word) if name}
        return tuple(sorted(once.values(), key=lambda name: (name != self.word, name != self.short)))


@cache
def terms() -> tuple[Term, ...]:
    """The glossary in the order of the alphabet."""
    data = tomllib.loads(files(__name__).joinpath("glossary.toml").read_text("utf-8"))
    rows = (
        Term(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in data["term"]
    )
    return tuple(sorted(rows, key=lambda term: term.word.casefold()))


def find(query: str) -> list[Term]:
    """Terms of which a name or the meaning holds the words; those that are called so come first."""
    wanted = query.casefold().strip()
    if not wanted:
        return list(terms())
    called = [term for term in terms() if any(wanted == name.casefold() for name in term.names)]
    holding = [
        term
        for term in terms()
        if term not in called and any(wanted in text.casefold() for text in (*term.names, term.meaning))
    ]
    return called + holding


def expand(query: str) -> list[str]:
    """Other names of what the query is called in the glossary: "PIC" gives "Penanggung jawab", "petugas", …"""
    wanted = query.casefold().strip()
    called = [term for term in terms() if wanted in {name.casefold() for name in term.names}]
    found = {name.casefold(): name for term in called for name in term.names if len(name) >= SHORTEST_EXPANSION}
    found.pop(wanted, None)
    return list(found.values())
