"""Open deadlines follow the calendar."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bening.foundation.audit.services import record
from bening.foundation.deadlines.enums import Measure
from bening.foundation.deadlines.models import Clock
from bening.foundation.deadlines.selectors.calendar import OfficeDays, days_by_unit
from bening.foundation.deadlines.services.counting import put_due
from bening.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How many open deadlines were counted anew and how many of them moved."""

    checked: int
    moved: int


@transaction.atomic
def clocks_recompute(*, at: datetime, unit_id: int | None, cause: str) -> Recomputed:
    """Count the running deadlines in working days anew, in a unit and below it or everywhere; paused ones are counted
    when they go on. One audit event for each unit that has any, and one for the unit asked for when none has.
    """
    rows = Clock.objects.running().filter(rule__measure=Measure.WORKING_DAY)
    asked = Unit.objects.filter(pk=unit_id).first() if unit_id else None
    if asked:
        rows = rows.filter(unit__lineage__startswith=asked.lineage)
    locked = rows.select_for_update(of=("self",), no_key=True).select_related("rule", "unit").prefetch_related("pauses")
    by_unit: dict[Unit, list[Clock]] = defaultdict(list)
    for clock in locked.order_by("pk"):
        by_unit[clock.unit].append(clock)
    days = days_by_unit(by_unit)
    counts = {unit: _recompute(clocks, days[unit.pk]) for unit, clocks in by_unit.items()}
    for unit in counts or ([asked] if asked else []):
        checked, moved = len(by_unit.get(unit, ())), counts.get(unit, 0)
        data = {"cause": cause, "checked": checked, "moved": moved}
        record(by=None, at=at, unit=unit, verb="deadlines.recomputed", target=unit, data=data)
    return Recomputed(sum(map(len, by_unit.values())), sum(counts.values()))


def _recompute(clocks: list[Clock], days: OfficeDays) -> int:
    moved = [clock for clock in clocks if put_due(clock, days)]
    Clock.objects.bulk_update(moved, ("due_on", "due_at"), batch_size=500)
    return len(moved)
