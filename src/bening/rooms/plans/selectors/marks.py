"""How due dates and items are shown: the kit's kinds of state, in Python and in SQL by the same rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Case, CharField, Q, Value, When

from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence

SOON_DAYS = 7
WORST_FIRST = ("late", "returned", "soon", "review", "active", "idle", "done", "void")
"""Which mark a group of due dates gets: the one that most needs somebody."""
FIXED = {State.DONE: "done", State.CANCELLED: "void", State.SUBMITTED: "review"}
RUNNING = {State.NOT_STARTED: "idle", State.IN_PROGRESS: "active", State.RETURNED: "returned"}


def kind_of(occurrence: Occurrence, on: date) -> str:
    """The kit's kind of one due date on a day: late before returned, soon before idle and active."""
    state = State(occurrence.state)
    if state in FIXED:
        return FIXED[state]
    if occurrence.last_day < on:
        return "late"
    if state != State.RETURNED and occurrence.last_day <= on + timedelta(days=SOON_DAYS):
        return "soon"
    return RUNNING[state]


def kind_case(on: date) -> Case:
    """``kind_of`` as an expression over occurrences."""
    soon = on + timedelta(days=SOON_DAYS)
    return Case(
        *(When(state=state, then=Value(kind)) for state, kind in FIXED.items()),
        When(Q(fix_by__isnull=True, due__lt=on) | Q(fix_by__lt=on), then=Value("late")),
        When(state=State.RETURNED, then=Value("returned")),
        When(Q(fix_by__isnull=True, due__lte=soon) | Q(fix_by__lte=soon), then=Value("soon")),
        When(state=State.IN_PROGRESS, then=Value("active")),
        default=Value("idle"),
        output_field=CharField(),
    )


def worst(kinds: Sequence[str]) -> str:
    """The mark of several due dates together; "blocked" where there is none (no date to work towards)."""
    return min(kinds, key=WORST_FIRST.index) if kinds else "blocked"


def next_of(occurrences: Sequence[Occurrence]) -> Occurrence | None:
    """The due date to look at now: the first that is open, else the last that counts, else the last."""
    ordered = sorted(occurrences, key=lambda row: (row.due, row.pk))
    open_rows = [row for row in ordered if row.state not in {State.DONE, State.CANCELLED}]
    counted = [row for row in ordered if row.state != State.CANCELLED]
    return next(iter(open_rows or counted[-1:] or ordered[-1:]), None)
