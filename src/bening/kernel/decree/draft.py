"""The draft of a plan: what was read from a decree, where it stood, and what is doubtful.

Texts are verbatim after removing emphasis marks, turning line-break tags into line breaks and collapsing
runs of blanks; spelling is never corrected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bening.kernel.targets.schedule import Kind, Schedule


class Severity(StrEnum):
    """How much a finding matters to the unit."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Role(StrEnum):
    """What a column of a plan table holds."""

    NUMBER = "number"
    SECTION = "section"
    COMPONENT = "component"
    INDICATOR = "indicator"
    ACTION = "action"
    EVIDENCE = "evidence"
    TARGET = "target"
    OWNER = "owner"
    MONTH = "month"
    """One column of a month, quarter or semester grid."""
    REALISATION = "realisation"
    NOTE = "note"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in the source: whichever of these the format has, all counted from 1."""

    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered or single part of an action or evidence cell; ``no`` is the number as written."""

    no: int | None
    text: str


@dataclass(slots=True)
class Item:
    """One indicator with its steps, evidence and target. ``id`` is SECTION.COMPONENT.N, unique in the plan."""

    id: str
    seq: int
    section: str
    component: int
    indicator: str
    action_raw: str
    evidence_raw: str
    target_raw: str
    schedule: Schedule
    source: Place
    action_steps: tuple[Step, ...] = ()
    evidence: tuple[Step, ...] = ()
    evidence_suggested_split: tuple[str, ...] = ()
    owner_raw: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    """Cells of other columns (realisation, notes, unknown headings) by heading."""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Component:
    """A numbered group of items inside a section."""

    number: int
    number_raw: str
    name: str
    source: Place
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A part of the plan, usually one change area. ``area`` is its LKE key: MP, PT, SDM, AK, PW, PP."""

    id: str
    title: str
    source: Place
    area: str | None = None
    shape: str = ""
    """How number and title stood in the table, for people who check the reading."""
    components: list[Component] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merge:
    """A row that was joined to another: ``duplicate_row`` or ``continuation_row``."""

    type: str
    item: str
    kept: Place
    merged: Place
    text: str
    field: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mend:
    """A safe one-click change: set ``field`` of ``item`` to ``value`` (ISO text for dates, a kind for schedules)."""

    item: str
    field: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: a stable code, a severity, a title and a sentence in Indonesian, and where it stands."""

    code: str
    severity: Severity
    title: str
    detail: str
    items: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text outside the plan's tables, kept for the checks that read it."""

    text: str
    place: Place


@dataclass(slots=True)
class Document:
    """What the decree says of itself. Unknown parts are None or empty, never guessed."""

    number: str | None = None
    year: int | None = None
    number_raw: str = ""
    issuer: str = ""
    unit: str = ""
    place: str = ""
    decree_date: date | None = None
    decree_date_raw: str = ""
    signatory: str = ""
    signatory_role: str = ""
    certified_copy_by: str = ""
    subject: str = ""
    table_title: str = ""
    columns: tuple[str, ...] = ()
    source_file: str = ""
    default_year: int | None = None
    default_year_from: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column of one table layout was understood; ``sure`` is False where a person should look."""

    table: int
    column: int
    heading: str
    role: Role
    sure: bool = True
    reason: str = ""
    signature: str = ""
    """The layout's headings in plain letters: with ``column`` it is the key of a ColumnMap."""


@dataclass(slots=True)
class PlanDraft:
    """The whole reading. ``cells_total`` == ``cells_in_plan`` + ``cells_explained`` always holds.

    ``cells_explained`` are the non-empty cells that a merge, a finding or a table that is no plan accounts for.
    """

    document: Document
    sections: list[Section] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[ColumnReading] = field(default_factory=list)
    tables: int = 0
    source_rows: dict[str, int] = field(default_factory=dict)
    cells_total: int = 0
    cells_in_plan: int = 0
    cells_explained: int = 0

    def items(self) -> list[Item]:
        """All items in the order of the document."""
        return [item for section in self.sections for component in section.components for item in component.items]

    def components(self) -> list[Component]:
        return [component for section in self.sections for component in section.components]

    def occurrences_total(self) -> int:
        return sum(len(item.schedule.occurrences) for item in self.items() if item.schedule.kind is not Kind.NONE)


class DecreeError(ValueError):
    """The file cannot be read as a decree. The message is a sentence in Indonesian: what, where, what to do."""
