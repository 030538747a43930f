"""The offices that ship with the application, to choose from; reading them writes nothing."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

REFERENCE = "bening.reference.units"


@dataclass(frozen=True, slots=True)
class Office:
    """One row of a unit file: the columns that ``imports.load_units`` reads, as text."""

    code: str
    name: str
    kind: str
    parent_code: str
    institution: str
    region_code: str
    time_zone: str

    def row(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """An institution that ships with the application."""

    code: str
    name: str
    short_name: str


def _rows(name: str) -> list[dict[str, str]]:
    with files(REFERENCE).joinpath(name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@cache
def offices() -> dict[str, Office]:
    """All offices by code, parents before children. See ``reference/units/README.md`` for where they come from."""
    return {row["code"]: Office(**row) for row in _rows("kpu.csv")}


@cache
def institutions() -> dict[str, InstitutionRow]:
    """The institutions of those offices by code."""
    return {row["code"]: InstitutionRow(**row) for row in _rows("institutions.csv")}


def lineage(code: str) -> list[Office]:
    """The office and all above it, from the top. Raises KeyError for an unknown code."""
    office = offices()[code]
    return [*(lineage(office.parent_code) if office.parent_code else []), office]


def find(words: str, *, limit: int = 30) -> list[Office]:
    """Offices whose name or code has every one of the words, in their order; nothing for no words."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    hits = (o for o in offices().values() if all(word in f"{o.name} {o.code}".casefold() for word in wanted))
    return [office for office, _ in zip(hits, range(limit), strict=False)]
