"""Where units stand, for whoever looks at many of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, F, IntegerField, Q, Sum, Value, When

from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Occurrence, OccurrenceStep, Plan
from bening.rooms.plans.selectors.marks import kind_case

TREND_MONTHS = 6


@dataclass(slots=True)
class Counts:
    """Due dates that count, and how many of them are done, late and waiting for review."""

    counted: int = 0
    done: int = 0
    late: int = 0
    waiting: int = 0

    @property
    def share(self) -> float:
        """Done of counted, 0 to 1."""
        return self.done / self.counted if self.counted else 0.0

    def add(self, kind: str, number: int) -> None:
        """Take in a group of due dates of one kind of ``selectors.marks``."""
        if kind == "void":
            return
        self.counted += number
        self.done += number if kind == "done" else 0
        self.late += number if kind == "late" else 0
        self.waiting += number if kind == "review" else 0


@dataclass(slots=True)
class UnitProgress:
    """One unit's plan of the year. ``plan`` is None where none is in force.

    ``trend`` holds (last day of a month, share of today's due dates that were done by then, 0 to 1), oldest first, the
    last point being today; it is told from the history of moves.
    """

    unit: Unit
    plan: Plan | None = None
    total: Counts = field(default_factory=Counts)
    areas: dict[str, Counts] = field(default_factory=dict)
    trend: list[tuple[date, float]] = field(default_factory=list)


def unit_progress(units: Iterable[Unit], year: int, on: date) -> list[UnitProgress]:
    """The progress of many units in a handful of queries, whatever their number, in the order given."""
    found = {unit.pk: UnitProgress(unit) for unit in units}
    plans = Plan.objects.active().in_year(year).filter(unit__in=found)
    for plan in plans.order_by("pk"):
        found[plan.unit_id].plan = plan
        plan.unit = found[plan.unit_id].unit
    active = Q(item__plan__state=PlanState.ACTIVE, item__plan__year=year, item__removed_at__isnull=True)
    groups = (
        Occurrence.objects.filter(active, item__plan__unit__in=found)
        .annotate(kind=kind_case(on), area=F("item__component__section__area"), unit=F("item__plan__unit"))
        .values("unit", "area", "kind")
        .annotate(number=Count("pk"))
        .order_by("unit", "area", "kind")
    )
    for group in groups:
        row = found[group["unit"]]
        row.total.add(group["kind"], group["number"])
        row.areas.setdefault(group["area"], Counts()).add(group["kind"], group["number"])
    _add_trend(found, year, on)
    return list(found.values())


def month_ends(on: date, months: int = TREND_MONTHS) -> list[date]:
    """The last days of the months before, oldest first, and the day itself."""
    first = on.replace(day=1)
    ends = []
    for _ in range(months):
        ends.append(first - timedelta(days=1))
        first = ends[-1].replace(day=1)
    return [*reversed(ends), on]


def _add_trend(found: dict[int, UnitProgress], year: int, on: date) -> None:
    """Done at a moment = steps into "done" less steps out of it until then, over what counts today."""
    ends = month_ends(on)
    zone = ZoneInfo("Asia/Jakarta")
    edges = [datetime.combine(end, time.max, tzinfo=zone) for end in ends]
    change = Case(When(target=State.DONE, then=1), When(source=State.DONE, then=-1), output_field=IntegerField())
    bucket = Case(
        *(When(at__lte=edge, then=Value(number)) for number, edge in enumerate(edges)), default=Value(len(edges))
    )
    steps = OccurrenceStep.objects.filter(
        Q(target=State.DONE) | Q(source=State.DONE),
        occurrence__item__plan__state=PlanState.ACTIVE,
        occurrence__item__plan__year=year,
        occurrence__item__removed_at__isnull=True,
        occurrence__item__plan__unit__in=found,
    )
    groups = (
        steps.annotate(bucket=bucket, unit=F("occurrence__item__plan__unit"))
        .values("unit", "bucket")
        .annotate(change=Sum(change))
        .order_by("unit", "bucket")
    )
    changes: dict[int, dict[int, int]] = defaultdict(dict)
    for group in groups:
        changes[group["unit"]][group["bucket"]] = group["change"]
    for pk, row in found.items():
        row.trend = _running(ends, changes[pk], row.total.counted)


def _running(ends: Sequence[date], changes: dict[int, int], counted: int) -> list[tuple[date, float]]:
    points, done = [], 0
    for number, end in enumerate(ends):
        done += changes.get(number, 0)
        points.append((end, done / counted if counted else 0.0))
    return points
