"""The person's unsorted files with what each seems to prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.files.models import FileFacts, Upload
from bening.foundation.files.selectors import facts_of, waiting_uploads
from bening.foundation.units.models import Unit
from bening.kernel.package.naming import suggested_name
from bening.kernel.suggest import Dropped, Due, Suggestion, due_of, months
from bening.kernel.suggest.titles import title_of
from bening.rooms.evidence.rules.dated import Dated, dated
from bening.rooms.evidence.selectors.reuse import Same, already_there
from bening.rooms.evidence.selectors.suggesting import Index, Proof, index_of
from bening.rooms.plans import api as plans

MOST_ROWS = 100
TEXT = 4_000
"""Letters of a file's text that the ranking looks at."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One of the proofs that a file seems to answer, and what spoke for it."""

    proof: Proof
    item: plans.Item
    why: str


@dataclass(frozen=True, slots=True)
class TrayFile:
    """One waiting file with the guesses about it, the likeliest first."""

    upload: Upload
    guesses: list[Guess]
    dated: Dated | None
    same: list[Same]

    @property
    def best(self) -> Guess | None:
        return self.guesses[0] if self.guesses else None

    @property
    def due(self) -> plans.Occurrence | None:
        """The due date that it is for, if the likeliest guess is right."""
        return due_by_name(self.best.item, self.upload) if self.best else None

    @property
    def title(self) -> str:
        """What the evidence may be called."""
        return title_of(self.upload.name, self.best.proof.words if self.best else self.upload.name)

    @property
    def official_name(self) -> str:
        """The name that the file gets in the assessors' package, if the guess is right."""
        code = self.best.proof.code if self.best else ""
        on = self.dated.on if self.dated else None
        return suggested_name(code=code, title=self.title, on=on, original=self.upload.name)


@dataclass(frozen=True)
class Tray:
    """All that waits for the person in a unit and year. ``more`` counts files beyond the first MOST_ROWS; ``items`` are
    those that are guessed or named, by their keys."""

    files: list[TrayFile]
    index: Index
    items: dict[int, plans.Item]
    more: int = 0

    @cached_property
    def by_code(self) -> dict[str, plans.Item]:
        return {item.code.lower(): item for item in self.items.values()}


@dataclass(frozen=True, slots=True)
class Named:
    """The codes of items and the keys of proofs that a person typed or chose."""

    codes: frozenset[str] = frozenset()
    keys: frozenset[int] = frozenset()


def tray(by: Actor, *, on: date, named: Named | None = None) -> Tray:
    """The person's waiting files with suggestions; the number of queries does not depend on how many there are."""
    uploads = list(waiting_uploads(by.unit, by.year, by.user))
    index = index_of(by.unit, by.year)
    if not uploads:
        return Tray([], index, {})
    shown, more = uploads[:MOST_ROWS], len(uploads) - MOST_ROWS
    facts = facts_of(upload.file for upload in shown if upload.file)
    ranked = [index.rank(_dropped(upload, _facts(facts, upload))) for upload in shown]
    items = _items(by, index, ranked, named or Named())
    same: dict[str, list[Same]] = defaultdict(list)
    for one in already_there(by.unit, by.year, shown):
        same[one.sha256].append(one)
    files = []
    for upload, rows in zip(shown, ranked, strict=True):
        guesses = [
            Guess(proof, items[proof.item], ", ".join(row.reasons))
            for row in rows
            if (proof := index.proofs[row.key]).item in items
        ]
        day = _dated(upload, _facts(facts, upload), on=on)
        files.append(TrayFile(upload, guesses, day, same[upload.file.sha256 if upload.file else ""]))
    return Tray(files, index, items, max(more, 0))


def _facts(facts: Mapping[str, FileFacts], upload: Upload) -> FileFacts | None:
    return facts.get(upload.file.sha256) if upload.file else None


def _items(by: Actor, index: Index, ranked: Sequence[Sequence[Suggestion]], named: Named) -> dict[int, plans.Item]:
    """The items that are guessed or named, with their proofs and due dates, by their keys."""
    keys = {row.key for rows in ranked for row in rows} | named.keys
    wanted = {index.proofs[key].item for key in keys if key in index.proofs}
    wanted |= {item.pk for item in index.asked if item.code.lower() in named.codes}
    return {item.pk: item for item in plans.items_of_year(by.unit, by.year, among=wanted)}


def days_of(uploads: Sequence[Upload], *, on: date) -> list[tuple[Dated, Upload]]:
    """The days that these files seem to be of, each once, the first file's first (one query)."""
    facts = facts_of(upload.file for upload in uploads if upload.file)
    found: dict[date, tuple[Dated, Upload]] = {}
    for upload in uploads:
        if day := _dated(upload, facts.get(upload.file.sha256 if upload.file else ""), on=on):
            found.setdefault(day.on, (day, upload))
    return list(found.values())


def _dated(upload: Upload, read: FileFacts | None, *, on: date) -> Dated | None:
    return dated(upload.name, read.text if read else "", read.details if read else {}, until=on)


def waiting_count(unit: Unit, year: int, user: User) -> int:
    """How many of the person's files wait to be sorted (one query)."""
    return waiting_uploads(unit, year, user).count()


def _dropped(upload: Upload, read: FileFacts | None) -> Dropped:
    return Dropped(upload.name, upload.folder, read.text[:TEXT] if read else "")


def due_by_name(item: plans.Item, upload: Upload) -> plans.Occurrence | None:
    """The due date that the file's name and folder speak of, or the item's only one."""
    dues = [Due(row.pk, row.start, row.due) for row in item.occurrences.all()]
    pk = due_of(dues, months(f"{upload.folder} {upload.name}")) or due_of(dues, set())
    return next((row for row in item.occurrences.all() if row.pk == pk), None)
