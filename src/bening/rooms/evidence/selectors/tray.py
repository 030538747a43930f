"""The person's unsorted files with what each seems to prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.files.models import FileFacts, Upload
from bening.foundation.files.selectors import facts_of, waiting_uploads
from bening.foundation.units.models import Unit
from bening.kernel.package.naming import suggested_name
from bening.kernel.suggest import Candidate, Dropped, Due, Past, Suggester, Suggestion, due_of, months
from bening.kernel.suggest.titles import title_of
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceLink
from bening.rooms.evidence.rules.dated import Dated, dated
from bening.rooms.evidence.selectors.reuse import Same, already_there
from bening.rooms.plans import api as plans

MOST_HISTORY = 3_000
MOST_ROWS = 100
TEXT = 4_000
"""Letters of a file's text that the ranking looks at."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that a file may be handed in for: one required proof, or an item that names none."""

    item: plans.Item
    requirement: plans.EvidenceRequirement | None

    @property
    def key(self) -> int:
        """The required proof's number; an item that names none has its own, negative."""
        return self.requirement.pk if self.requirement else -self.item.pk

    @property
    def words(self) -> str:
        text = self.requirement.text if self.requirement else self.item.indicator
        return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Guess:
    """One of the proofs that a file seems to answer, and what spoke for it."""

    proof: Proof
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
        return due_by_name(self.best.proof.item, self.upload) if self.best else None

    @property
    def title(self) -> str:
        """What the evidence may be called."""
        return title_of(self.upload.name, self.best.proof.words if self.best else self.upload.name)

    @property
    def official_name(self) -> str:
        """The name that the file gets in the assessors' package, if the guess is right."""
        code = self.best.proof.item.code if self.best else ""
        on = self.dated.on if self.dated else None
        return suggested_name(code=code, title=self.title, on=on, original=self.upload.name)


@dataclass(frozen=True)
class Tray:
    """All that waits for the person in a unit and year. ``more`` counts files beyond the first MOST_ROWS."""

    files: list[TrayFile]
    items: list[plans.Item]
    more: int = 0

    @cached_property
    def proofs(self) -> dict[int, Proof]:
        return {proof.key: proof for proof in proofs_of(self.items)}

    @cached_property
    def by_code(self) -> dict[str, plans.Item]:
        return {item.code.lower(): item for item in self.items}


def proofs_of(items: Sequence[plans.Item]) -> list[Proof]:
    """What may be handed in for these items, in plan order."""
    found: list[Proof] = []
    for item in items:
        found += [Proof(item, requirement) for requirement in item.requirements.all()] or [Proof(item, None)]
    return found


def tray(by: Actor, *, on: date) -> Tray:
    """The person's waiting files with suggestions; the number of queries does not depend on how many there are."""
    uploads = list(waiting_uploads(by.unit, by.year, by.user))
    items = plans.items_of_year(by.unit, by.year)
    if not uploads:
        return Tray([], items)
    shown, more = uploads[:MOST_ROWS], len(uploads) - MOST_ROWS
    proofs = {proof.key: proof for proof in proofs_of(items)}
    suggester = Suggester(
        [_candidate(proof) for proof in proofs.values()], _history(by.unit, by.year, proofs), unit=by.unit.name
    )
    facts = facts_of(upload.file for upload in shown if upload.file)
    same: dict[str, list[Same]] = defaultdict(list)
    for one in already_there(by.unit, by.year, shown):
        same[one.sha256].append(one)
    files = []
    for upload in shown:
        sha256 = upload.file.sha256 if upload.file else ""
        read = facts.get(sha256)
        guesses = [_guess(row, proofs) for row in suggester.rank(_dropped(upload, read))]
        files.append(TrayFile(upload, guesses, _dated(upload, read, on=on), same[sha256]))
    return Tray(files, items, max(more, 0))


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


def _guess(row: Suggestion, proofs: dict[int, Proof]) -> Guess:
    return Guess(proofs[row.key], ", ".join(row.reasons))


def _candidate(proof: Proof) -> Candidate:
    item = proof.item
    component = item.component
    return Candidate(
        key=proof.key,
        code=item.code,
        proof=proof.words,
        indicator=item.indicator,
        steps=item.action,
        component=f"{component.section.title} {component.name}",
        dues=_dues(item),
    )


def _dues(item: plans.Item) -> tuple[Due, ...]:
    return tuple(Due(row.pk, row.start, row.due) for row in item.occurrences.all())


def due_by_name(item: plans.Item, upload: Upload) -> plans.Occurrence | None:
    """The due date that the file's name and folder speak of, or the item's only one."""
    pk = due_of(_dues(item), months(f"{upload.folder} {upload.name}"))
    pk = pk or due_of(_dues(item), set())
    return next((row for row in item.occurrences.all() if row.pk == pk), None)


def _history(unit: Unit, year: int, proofs: dict[int, Proof]) -> list[Past]:
    """Names that were accepted under a proof, this year and before; earlier years are known by the proof's words."""
    by_words: dict[str, list[Proof]] = defaultdict(list)
    for proof in proofs.values():
        by_words[proof.words.lower()].append(proof)
    rows = (
        EvidenceLink.objects.live()
        .filter(evidence__unit=unit, evidence__year__lte=year, requirement__isnull=False)
        .filter(evidence__accepted__isnull=False)
        .exclude(evidence__state=State.WITHDRAWN)
        .order_by("-evidence__year", "-pk")
        .values_list("requirement", "requirement__text", "item__code", "evidence__accepted__files__file__name")[
            :MOST_HISTORY
        ]
    )
    found = []
    for requirement, text, code, name in rows:
        keys = [requirement]
        if requirement not in proofs:
            alike = by_words[" ".join(text.lower().split())]
            keys = [proof.key for proof in alike if proof.item.code == code] or [proof.key for proof in alike]
        found += [Past(name, key) for key in keys if name]
    return found
