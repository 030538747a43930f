"""What is overdue or due soon, for a person and for a unit, told by the rooms that own the cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bening.foundation.accounts.models import User
from bening.foundation.deadlines import slots
from bening.foundation.deadlines.enums import Duty
from bening.foundation.deadlines.models import Clock, ClockQuerySet
from bening.foundation.deadlines.selectors.faces import SOON_DAYS
from bening.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class DueCase:
    """A deadline of the office that is late or due within seven days. ``kind`` is the kit's ``late`` or ``soon``;
    ``action`` what the rule demands; ``begun`` the day on which the count began."""

    unit: Unit
    year: int
    code: str
    title: str
    url: str
    action: str
    due: date
    begun: date
    kind: str


def due_for(user: User, on: date) -> list[DueCase]:
    """What waits for a person in all rooms and units, the earliest first (three queries a room that has any)."""
    found: list[DueCase] = []
    for room in slots.rooms():
        if owned := room.owned_by(user):
            rows = Clock.objects.about(room.kind, owned).filter(unit__is_active=True)
            found += _told(room, _near(rows, on), on)
    return sorted(found, key=lambda case: (case.due, case.code))


def due_in(unit: Unit, on: date) -> list[DueCase]:
    """The same for everything that runs in a unit, whoever owns it; for those who may see the cases' neutral names."""
    found: list[DueCase] = []
    for room in slots.rooms():
        found += _told(room, _near(Clock.objects.filter(subject_kind=room.kind, unit=unit), on), on)
    return sorted(found, key=lambda case: (case.due, case.code))


def _near(rows: ClockQuerySet, on: date) -> list[Clock]:
    """Running duties of the office that end within seven days or have ended."""
    near = rows.running().filter(rule__duty=Duty.OFFICE, due_on__lte=on + timedelta(days=SOON_DAYS))
    return list(near.select_related("rule", "unit").order_by("due_at", "pk"))


def _told(room: slots.Room, clocks: Collection[Clock], on: date) -> Iterable[DueCase]:
    by_case: dict[int, list[Clock]] = defaultdict(list)
    for clock in clocks:
        by_case[clock.subject_id].append(clock)
    subjects = room.subjects(by_case.keys()) if by_case else {}
    for pk, subject in subjects.items():
        for clock in by_case[pk]:
            yield DueCase(
                unit=clock.unit,
                year=subject.year,
                code=subject.code,
                title=subject.title,
                url=subject.url,
                action=clock.rule.label,
                due=clock.due_on,
                begun=clock.started_at.astimezone(ZoneInfo(clock.unit.time_zone)).date(),
                kind="late" if clock.due_on < on else "soon",
            )
