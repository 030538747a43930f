"""The X-ray's word lists and registers, read once from the TOML files beside this module."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from bening.kernel.decree.draft import Severity


def _load(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of office: ``aliases`` are its names, ``levelled`` when Provinsi, Kabupaten or Kota must follow."""

    key: str
    aliases: tuple[str, ...]
    levelled: bool


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Words that end a place name, and words that make a longer place name another place ("Barat Daya")."""

    stops: frozenset[str]
    qualifiers: frozenset[str]


@cache
def institutions() -> tuple[Institution, ...]:
    """The known kinds of offices, in the order of the file: longer names first."""
    return tuple(
        Institution(row["key"], tuple(row["aliases"]), row["levelled"])
        for row in _load("institutions.toml")["institution"]
    )


@cache
def place_names() -> PlaceNames:
    data = _load("institutions.toml")
    return PlaceNames(frozenset(data["stops"]), frozenset(data["qualifiers"]))


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A slip with one possible correction; letters of either case match."""

    wrong: str
    right: str


@cache
def misspellings() -> tuple[Misspelling, ...]:
    """Slips, from common Indonesian office writing; words with a second accepted spelling are variants instead."""
    return tuple(Misspelling(wrong, right) for wrong, right in _load("spelling.toml")["misspellings"].items())


@cache
def variants() -> tuple[tuple[str, ...], ...]:
    """Groups of spellings of one word, the standard one (KBBI) first."""
    return tuple(tuple(group) for group in _load("spelling.toml")["variants"])


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation whose standing matters to a ZI decree.

    ``repealed_by`` or ``amended_by`` is the citation of the later one; ``clause`` says where that stands.
    """

    issuer: str
    number: int
    year: int
    title: str
    repealed_by: str
    amended_by: str
    since: date
    clause: str
    status: str

    @property
    def citation(self) -> str:
        return f"PermenPANRB {self.number}/{self.year}"


@cache
def regulations() -> tuple[Regulation, ...]:
    return tuple(
        Regulation(
            issuer=row["issuer"],
            number=row["number"],
            year=row["year"],
            title=row["title"],
            repealed_by=row.get("repealed_by", ""),
            amended_by=row.get("amended_by", ""),
            since=row["since"],
            clause=row["clause"],
            status=row["status"],
        )
        for row in _load("regulations.toml")["regulation"]
    )


@dataclass(frozen=True, slots=True)
class Promise:
    """What an indicator promises and what its evidence must then speak of.

    ``promise`` and ``needed`` are patterns over plain text (lower case, no punctuation); ``where`` names the
    fields of the row in which ``needed`` is looked for.
    """

    promise: re.Pattern[str]
    needed: re.Pattern[str]
    where: str
    label: str
    advice: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Clash:
    """Two ways of working that exclude each other: one in the action, the other in the evidence."""

    action: re.Pattern[str]
    evidence: re.Pattern[str]
    advice: str


@cache
def promises() -> tuple[Promise, ...]:
    return tuple(
        Promise(
            promise=re.compile(row["promise"]),
            needed=re.compile(row["needed"]),
            where=row.get("where", "evidence"),
            label=row["label"],
            advice=row["advice"],
            severity=Severity(row["severity"]),
        )
        for row in _load("promises.toml")["promise"]
    )


@cache
def clashes() -> tuple[Clash, ...]:
    return tuple(
        Clash(re.compile(row["action"]), re.compile(row["evidence"]), row["advice"])
        for row in _load("promises.toml")["clash"]
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """One option of an LKE question; ``times`` is the least number of occurrences a year that earns it."""

    key: str
    value: str
    times: int
    text: str


@dataclass(frozen=True, slots=True)
class ScaledQuestion:
    """An LKE question whose options are frequencies, best option first.

    ``exact`` is True when the options name periods or counts, False when they only tell "berkala" from not.
    """

    id: str
    text: str
    exact: bool
    clause: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class FrequencyScales:
    """The scaled questions, and the texts of their neighbours in the LKE that a row may rather belong to."""

    questions: tuple[ScaledQuestion, ...]
    neighbours: tuple[str, ...]


@cache
def frequency_scales() -> FrequencyScales:
    data = _load("lke_frequency.toml")
    questions = tuple(
        ScaledQuestion(
            id=row["id"],
            text=row["text"],
            exact=row["exact"],
            clause=row["clause"],
            answers=tuple(Answer(**answer) for answer in row["answers"]),
        )
        for row in data["question"]
    )
    return FrequencyScales(questions, tuple(data["neighbours"]))
