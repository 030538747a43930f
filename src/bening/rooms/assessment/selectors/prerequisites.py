"""What is asked before a proposal and of a phase's papers, with what is known of each and its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bening.foundation.files.models import StoredFile
from bening.kernel.process import Document, Prerequisite, Process
from bening.rooms.assessment.models import Assessment, PrerequisiteCheck
from bening.rooms.assessment.rules.asking import Asked
from bening.rooms.assessment.selectors.overview import STANDINGS
from bening.rooms.assessment.selectors.phases import Known


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A prerequisite of the case with the newest row about it."""

    asked: Asked
    check: PrerequisiteCheck | None
    standing: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that a phase asks for with the newest row about it; ``there`` where it counts for this passage."""

    paper: Document
    phase: str
    check: PrerequisiteCheck | None
    there: bool
    standing: str
    sources: tuple[str, ...]


def asked_rows(known: Known) -> list[AskedRow]:
    """Everything asked of the case (no query beside those of ``known``)."""
    return [
        AskedRow(
            row,
            known.checks.get(row.prerequisite.key),
            STANDINGS[row.prerequisite.provenance.status],
            titles(known.process, row.prerequisite.provenance.sources),
        )
        for row in known.asked
    ]


def paper_rows(known: Known, phases: Iterable[str]) -> list[PaperRow]:
    """The papers of these phases (no query beside those of ``known``)."""
    return [
        PaperRow(
            paper,
            known.process.phases[code].name,
            known.checks.get(paper.key),
            known.is_there(paper),
            STANDINGS[paper.provenance.status],
            titles(known.process, paper.provenance.sources),
        )
        for code in phases
        for paper in known.process.documents_of(code)
    ]


def titles(told: Process, keys: Iterable[str]) -> tuple[str, ...]:
    """The titles of what a fact was read in."""
    return tuple(told.sources[key].title for key in keys)


def thing_of(known: Known, key: str) -> Prerequisite | Document | None:
    """The prerequisite or paper of the case with that key."""
    asked = next((row.prerequisite for row in known.asked if row.prerequisite.key == key), None)
    return asked or known.process.documents.get(key)


def history_of(assessment: Assessment, key: str) -> list[PrerequisiteCheck]:
    """Everything that was said of one key, newest first (one query)."""
    rows = PrerequisiteCheck.objects.filter(assessment=assessment, key=key).select_related("by", "document")
    return list(rows.order_by("-number"))


def proof_of(assessment: Assessment, key: str, number: int) -> StoredFile | None:
    """The file of one row of the history."""
    row = PrerequisiteCheck.objects.filter(assessment=assessment, key=key, number=number).select_related("document")
    found = row.first()
    return found.document if found else None
