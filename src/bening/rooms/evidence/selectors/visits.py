"""What share links show, and who looked through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from bening.foundation.units.models import Unit
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceStep, ShareLink, ShareView, VersionFile
from bening.rooms.evidence.selectors.handover import Shown
from bening.rooms.evidence.selectors.standing import standing_after
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class Section:
    """One area of the plan as a visitor sees it. ``rows`` are those to show, the numbers count all of the area."""

    code: str
    title: str
    rows: list[Shown]
    items: int
    proven: int


def by_section(rows: Sequence[Shown], *, only_gaps: bool = False) -> list[Section]:
    """The items under their area, in plan order; with ``only_gaps`` only those without evidence."""
    sections = []
    for section, group in groupby(rows, key=lambda row: row.item.component.section):
        held = list(group)
        proven = sum(bool(row.versions) for row in held)
        shown = [row for row in held if not (only_gaps and row.versions)]
        sections.append(Section(section.code, section.title, shown, len(held), proven))
    return sections


def shared_file(link: ShareLink, pk: int, at: datetime) -> VersionFile | None:
    """A file that the link shows at its moment (four queries)."""
    moment = link.as_of or at
    rows = VersionFile.objects.filter(version__evidence__unit=link.unit, version__evidence__year=link.year, pk=pk)
    entry = rows.select_related("file", "version__evidence").first()
    if entry is None:
        return None
    evidence = entry.version.evidence
    steps = EvidenceStep.objects.filter(evidence=evidence, at__lte=moment).order_by("at", "pk")
    if standing_after(steps) != entry.version_id:
        return None
    links = EvidenceLink.objects.filter(
        Q(removed_at__isnull=True) | Q(removed_at__gt=moment), evidence=evidence, created_at__lte=moment
    )
    areas = plans.item_areas(link.unit, link.year)
    served = [areas[item] for item in links.order_by("pk").values_list("item", flat=True) if item in areas]
    return entry if any(link.area in {"", area} for area in served) else None


@dataclass(frozen=True, slots=True)
class Day:
    """The looks of one day: each thing that was opened and how often."""

    on: date
    looks: list[tuple[str, int]]

    @property
    def number(self) -> int:
        return sum(number for _, number in self.looks)


@dataclass(frozen=True, slots=True)
class Visited:
    """One link with the looks through it, the newest day first."""

    link: ShareLink
    days: list[Day]
    last: datetime | None

    @property
    def number(self) -> int:
        return sum(day.number for day in self.days)


def with_visits(links: Iterable[ShareLink], unit: Unit) -> list[Visited]:
    """The links with their looks by day of the unit's zone (one query besides the links)."""
    shown = list(links)
    rows = (
        ShareView.objects.filter(link__in=shown)
        .annotate(day=TruncDate("at", tzinfo=ZoneInfo(unit.time_zone)))
        .values("link", "day", "what")
        .annotate(number=Count("pk"), last=Max("at"))
        .order_by("-day", "-last", "what")
    )
    looks: dict[int, dict[date, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    last: dict[int, datetime] = {}
    for row in rows:
        looks[row["link"]][row["day"]].append((row["what"], row["number"]))
        last.setdefault(row["link"], row["last"])
    return [
        Visited(link, [Day(on, opened) for on, opened in looks[link.pk].items()], last.get(link.pk)) for link in shown
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """That somebody with one link looked at the files of a piece of evidence."""

    label: str
    number: int
    last: datetime


def seen_by(evidence: Evidence) -> list[Seen]:
    """Through which links the evidence was looked at, the latest first (one query)."""
    rows = (
        ShareView.objects.filter(entry__version__evidence=evidence)
        .values("link", "link__label")
        .annotate(number=Count("pk"), last=Max("at"))
        .order_by("-last", "link")
    )
    return [Seen(row["link__label"], row["number"], row["last"]) for row in rows]
