"""When a clock is due, by its rule, its pauses and the office's days."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bening.foundation.deadlines.models import Clock
from bening.foundation.deadlines.selectors.calendar import OfficeDays
from bening.kernel.workdays import due_of


def put_due(clock: Clock, days: OfficeDays) -> bool:
    """Set the last day and moment on the row, without saving it; whether they are others than before.

    Reads the clock's pauses; an open one is left out, for nobody knows yet when it ends.
    """
    pauses = [pause.until(pause.ended_at) for pause in clock.pauses.all() if pause.ended_at] if clock.pk else []
    calendar = days.calendar(counts_joint_leave=clock.rule.counts_joint_leave)
    due = due_of(clock.started_at, clock.term, calendar, ZoneInfo(clock.unit.time_zone), pauses)
    before = (clock.due_on, clock.due_at)
    clock.due_on, clock.due_at = due.day, due.at
    return before != (due.day, due.at)
