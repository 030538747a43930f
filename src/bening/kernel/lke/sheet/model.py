"""What was read from a filled worksheet, and what could not be taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bening.kernel.process.model import Layer

Texts = Mapping[Layer, Mapping[str, str]]
"""Texts by layer and name."""


class SheetError(ValueError):
    """A file that cannot be read as a filled worksheet; the message says why and what to do."""


class FindingKind(StrEnum):
    """What is the matter with a cell or a question."""

    WRONG_VALUE = "wrong_value"
    FORMULA_ERROR = "formula_error"
    UNCOMPUTED = "uncomputed"
    EMPTY = "empty"
    DIFFERENT_TEXT = "different_text"
    MISSING_QUESTION = "missing_question"
    NOT_A_QUESTION = "not_a_question"
    REPEATED = "repeated"
    UNREAD_COLUMN = "unread_column"
    UNREAD_SHEET = "unread_sheet"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mismatch. ``cell`` is "K9" ("" where it has no cell), ``stood`` what is written there, ``name`` the question
    or input it is about ("" where unknown)."""

    kind: FindingKind
    sheet: str
    cell: str
    sentence: str
    stood: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. ``questions`` and ``found`` count questions, the rest what stands in the reading."""

    questions: int
    found: int
    answers: Mapping[Layer, int]
    notes: Mapping[Layer, int]
    evidence: int
    findings: Mapping[FindingKind, int]


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A filled worksheet.

    ``answers`` by layer: option keys by item id and number texts by input id, each one that ``read_answers`` takes.
    ``places`` says in which cell ("LKE ZI!K9") each stood. ``computed`` are percentages that the file worked out itself
    and that the score does not take over. ``notes`` by layer and item id; ``evidence`` by item id, texts and addresses
    in the file's order. ``found`` are the ids of the questions that the file has.
    """

    instrument: str
    sheets: tuple[str, ...]
    questions: int
    found: frozenset[str]
    answers: Texts
    places: Texts
    computed: Texts
    notes: Texts
    evidence: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Counts:
        return Counts(
            questions=self.questions,
            found=len(self.found),
            answers={layer: len(given) for layer, given in self.answers.items()},
            notes={layer: len(given) for layer, given in self.notes.items()},
            evidence=sum(len(texts) for texts in self.evidence.values()),
            findings=Counter(finding.kind for finding in self.findings),
        )
