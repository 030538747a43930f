"""Reading an import for its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef

from bening.foundation.units.models import Unit
from bening.kernel.decree import draft_from_json
from bening.kernel.decree.draft import ColumnReading, Finding, Item, PlanDraft, Role, Section, Severity
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.imports.mending import Doubt, Mended, doubts, mended
from bening.rooms.plans.imports.words import SEVERITIES, dates_words, place_words
from bening.rooms.plans.models import Item as ItemRow
from bening.rooms.plans.models import Occurrence, Plan, PlanImport

SHOWN_AT_ITEMS = 8
"""A finding about more items than this is told once, in the list of findings, and not again at each item."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one severity: the heading, the kind of notice, and what they say."""

    title: str
    tone: str
    findings: list[Finding]

    @property
    def label(self) -> str:
        return f"{self.title} ({len(self.findings)})"


@dataclass(frozen=True, slots=True)
class Row:
    """One item as it was understood, beside where it stood."""

    item: Item
    original: Item
    place: str
    dates: str
    edited: tuple[str, ...]
    settled: bool
    doubt: Doubt | None
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class SectionTab:
    """One part of the plan in the row of tabs; ``open_doubts`` counts what a person should look at."""

    section: Section
    items: int
    open_doubts: int


@dataclass(slots=True)
class Check:
    """An import with the mends laid over its reading, and what is still to be looked at."""

    plan_import: PlanImport
    mended: Mended
    originals: dict[str, Item]
    doubts: list[Doubt]
    findings: list[Finding] = field(default_factory=list)

    @property
    def draft(self) -> PlanDraft:
        return self.mended.draft

    @property
    def must(self) -> int:
        """Answers without which the plan cannot be saved."""
        return sum(doubt.must for doubt in self.doubts)

    @property
    def must_words(self) -> str:
        return f"{self.must} perlu dijawab"

    @property
    def severe_words(self) -> str:
        return f"{severe(self.findings)} perlu diperbaiki"

    @property
    def undated(self) -> int:
        """Items that would go into the plan without a due date."""
        return sum(not item.schedule.occurrences for item in self.draft.items())

    @property
    def unsure_columns(self) -> list[ColumnReading]:
        return [column for column in distinct_columns(self.draft.columns) if not column.sure]

    @property
    def orphans(self) -> list[tuple[str, dict[str, str]]]:
        """Mends whose row this reading does not have: the place and the texts typed there."""
        return [(key, row.get("fields", {})) for key, row in self.mended.orphans.items()]

    @property
    def year_differs(self) -> int | None:
        """The year in which most of its due dates lie, where it is not the year that is being planned."""
        years = Counter(due.due.year for item in self.draft.items() for due in item.schedule.occurrences)
        year = years.most_common(1)[0][0] if years else self.plan_import.year
        return year if year != self.plan_import.year else None

    def groups(self) -> list[FindingGroup]:
        """All findings, most severe first."""
        return [
            FindingGroup(title, tone, found)
            for severity, (title, tone) in SEVERITIES.items()
            if (found := [finding for finding in self.findings if finding.severity is severity])
        ]

    def tabs(self) -> list[SectionTab]:
        asked = Counter(doubt.item.section for doubt in self.doubts)
        return [
            SectionTab(section, sum(len(part.items) for part in section.components), asked[section.id])
            for section in self.draft.sections
        ]

    def rows(self, section: Section) -> list[tuple[str, list[Row]]]:
        """The items of a part, by component."""
        asked = {doubt.item.id: doubt for doubt in self.doubts}
        by_item: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for item_id in finding.items if len(finding.items) <= SHOWN_AT_ITEMS else ():
                by_item.setdefault(item_id, []).append(finding)
        return [
            (f"{component.number}. {component.name}", [self._row(item, asked, by_item) for item in component.items])
            for component in section.components
        ]

    def row(self, item: Item) -> Row:
        """One item alone."""
        mine = [finding for finding in self.findings if item.id in finding.items]
        return self._row(item, {doubt.item.id: doubt for doubt in self.doubts}, {item.id: mine})

    def _row(self, item: Item, asked: dict[str, Doubt], by_item: dict[str, list[Finding]]) -> Row:
        return Row(
            item=item,
            original=self.originals[item.id],
            place=place_words(item.source),
            dates=dates_words(item.schedule.occurrences),
            edited=self.mended.edited.get(item.id, ()),
            settled=item.id in self.mended.settled,
            doubt=asked.get(item.id),
            findings=by_item.get(item.id, []),
        )

    def overdue(self, on: date) -> int:
        """Due dates that have passed already."""
        return sum(occurrence.due < on for item in self.draft.items() for occurrence in item.schedule.occurrences)


def distinct_columns(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Each column of each layout once, however many tables repeat it; unsure where one of them is."""
    found: dict[tuple[str, int], ColumnReading] = {}
    for column in columns:
        key = (column.signature, column.column)
        if key not in found or not column.sure:
            found[key] = column
    return [column for column in found.values() if column.heading or column.role is not Role.IGNORE]


def open_imports(unit: Unit, year: int) -> list[PlanImport]:
    """What is being checked, newest first, with its file and who sent it; the draft itself is not loaded."""
    rows = PlanImport.objects.filter(unit=unit, year=year, state=ImportState.OPEN)
    return list(rows.select_related("source", "created_by").defer("draft", "edits").order_by("-created_at", "-pk"))


def import_of(unit: Unit, year: int, pk: int) -> PlanImport | None:
    """An import of this unit and year."""
    rows = PlanImport.objects.filter(unit=unit, year=year, pk=pk)
    return rows.select_related("source", "created_by", "plan", "unit").first()


def check_of(plan_import: PlanImport, *, with_findings: bool = False) -> Check:
    """The import as its pages show it. ``with_findings`` also runs the X-ray over the mended draft."""
    originals = {item.id: item for item in draft_from_json(plan_import.draft).items()}
    result = mended(draft_from_json(plan_import.draft), plan_import.edits, year=plan_import.year)
    check = Check(plan_import, result, originals, doubts(result))
    if with_findings:
        from bening.kernel.decree.xray import RULES, examine  # the forty rules load when somebody asks for them

        seen_again = {rule.code for rule in RULES}
        told = [finding for finding in result.draft.findings if finding.code not in seen_again]
        check.findings = [*told, *examine(result.draft)]
    return check


def severe(findings: Sequence[Finding]) -> int:
    """How many findings should be mended before the plan is saved."""
    return sum(finding.severity is Severity.HIGH for finding in findings)


@dataclass(frozen=True, slots=True)
class Consequences:
    """What putting a plan in force brings: numbers for the page that asks."""

    items: int
    occurrences: int
    overdue: int
    within_month: int
    without_dates: int
    without_owner: int


def consequences(plan: Plan, on: date) -> Consequences:
    """Counted on the saved plan, seen from the day ``on``."""
    items = ItemRow.objects.of_plan(plan)
    occurrences = Occurrence.objects.of_plan(plan).counted()
    return Consequences(
        items=items.count(),
        occurrences=occurrences.count(),
        overdue=occurrences.overdue(on).count(),
        within_month=occurrences.due_within(on, 30).count(),
        without_dates=items.exclude(Exists(Occurrence.objects.filter(item=OuterRef("pk")))).count(),
        without_owner=items.filter(owner__isnull=True).count(),
    )
