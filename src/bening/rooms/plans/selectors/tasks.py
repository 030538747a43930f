"""What a person has to do, in the order of what holds up the unit's result most, and her calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.links import item_url
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.models.occurrence import OccurrenceQuerySet
from bening.rooms.plans.selectors.marks import kind_case, kind_of

GROUPS = ("late", "returned", "soon", "review")
NEXT_ACTION = {
    State.NOT_STARTED: "Mulai kerjakan",
    State.IN_PROGRESS: "Serahkan untuk diperiksa",
    State.RETURNED: "Perbaiki lalu serahkan kembali",
    State.SUBMITTED: "Periksa",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for one person to do. ``due`` is the day by which to do it: a return's day, else the due date.

    ``kind`` is the kit's kind of state; ``action`` the one next thing to do; ``note`` the words of a return.
    """

    occurrence: int
    unit: Unit
    year: int
    code: str
    title: str
    period: str
    due: date
    kind: str
    is_review: bool
    is_returned: bool
    action: str
    note: str
    who: str
    changed_on: date | None
    url: str


def _active() -> OccurrenceQuerySet:
    return Occurrence.objects.filter(
        item__plan__state=PlanState.ACTIVE, item__removed_at__isnull=True, item__plan__unit__is_active=True
    ).select_related("item__plan__unit", "item__component__section", "owner", "item__owner", "state_changed_by")


def _member(user: User) -> Exists:
    """Only units in which the person still holds a role that year."""
    held = Membership.objects.current().filter(user=user, unit=OuterRef("item__plan__unit"))
    return Exists(held.filter(year=OuterRef("item__plan__year")))


def _own(user: User) -> QuerySet[Occurrence]:
    mine = Q(owner=user) | Q(owner__isnull=True, item__owner=user)
    return _active().open().filter(mine, _member(user)).order_by("due", "item__position", "pk")


@dataclass(frozen=True, slots=True)
class TaskCount:
    """How many tasks of one kind a person has in one unit and year; ``first`` is the earliest day among them."""

    code: str
    name: str
    year: int
    kind: str
    number: int
    first: date


class TaskList:
    """A person's tasks, counted by the database and read in slices, in the order of what holds the unit up most."""

    def __init__(self, rows: QuerySet[Occurrence], counts: list[TaskCount], on: date) -> None:
        self._rows, self._on = rows, on
        self.counts = counts

    def __len__(self) -> int:
        return sum(count.number for count in self.counts)

    def __getitem__(self, part: slice) -> list[Task]:
        rows = self._rows[part].prefetch_related("history")
        return [_task(row, self._on) for row in rows]

    def of(self, code: str, year: int) -> TaskList:
        """Those of one unit and year."""
        counts = [count for count in self.counts if (count.code, count.year) == (code, year)]
        return TaskList(self._rows.filter(item__plan__unit__code=code, item__plan__year=year), counts, self._on)


def task_list(user: User, on: date) -> TaskList:
    """Everything a person has to do in all her units (two queries, and two for each slice): late, returned, due within
    seven days, waiting for her review, then the rest; within a group by the day it is due.

    What she submitted waits for somebody else and is not a task of hers.
    """
    rank = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(GROUPS)), default=Value(len(GROUPS)))
    rows = _active().open().filter(_wanted(user)).annotate(kind=kind_case(on), day=Coalesce("fix_by", "due"))
    placed = rows.annotate(code=F("item__plan__unit__code"), name=F("item__plan__unit__name"), of=F("item__plan__year"))
    groups = placed.values("code", "name", "of", "kind").annotate(number=Count("pk"), first=Min("day"))
    counts = [
        TaskCount(group["code"], group["name"], group["of"], group["kind"], group["number"], group["first"])
        for group in groups.order_by("code", "of", "kind")
    ]
    ordered = rows.annotate(rank=rank).order_by("rank", "day", "item__code", "due", "item__position", "pk")
    return TaskList(ordered, counts, on)


def tasks_for(user: User, on: date) -> list[Task]:
    """All of ``task_list`` at once."""
    return task_list(user, on)[:]


def _wanted(user: User) -> Q:
    """Due dates that are a person's to do, or to review: a coordinator her area's, a secretary what no other
    coordinator can (none in the area, or the only one submitted it herself)."""
    held = Membership.objects.current().filter(user=user).order_by("pk")
    own = (Q(owner=user) | Q(owner__isnull=True, item__owner=user)) & ~Q(state=State.SUBMITTED)
    theirs = Q(state=State.SUBMITTED) & (Q(state_changed_by__isnull=True) | ~Q(state_changed_by=user))
    wanted = Q(pk__in=())
    for unit, year, role, area in held.values_list("unit", "year", "role", "area"):
        place = Q(item__plan__unit=unit, item__plan__year=year)
        wanted |= place & own
        if role == Role.COORDINATOR:
            wanted |= place & theirs & Q(item__component__section__area=area)
        elif role == Role.SECRETARY:
            wanted |= place & theirs & Q(~Exists(_other_coordinators()))
    return wanted


def _other_coordinators() -> QuerySet[Membership]:
    """The active coordinators of a due date's area, save who submitted it."""
    return Membership.objects.current().filter(
        ~Q(user=Coalesce(OuterRef("state_changed_by"), Value(0))),
        unit=OuterRef("item__plan__unit"),
        year=OuterRef("item__plan__year"),
        area=OuterRef("item__component__section__area"),
        role=Role.COORDINATOR,
        user__is_active=True,
    )


def _task(row: Occurrence, on: date) -> Task:
    item, plan = row.item, row.item.plan
    state = State(row.state)
    review = state == State.SUBMITTED
    returned = state == State.RETURNED
    history = list(row.history.all()) if returned else []
    changed = row.state_changed_at
    return Task(
        occurrence=row.pk,
        unit=plan.unit,
        year=plan.year,
        code=item.code,
        title=item.indicator,
        period=row.period,
        due=row.last_day,
        kind=kind_of(row, on),
        is_review=review,
        is_returned=returned,
        action=NEXT_ACTION[state],
        note=history[-1].note if history else "",
        who=row.state_changed_by.name if review and row.state_changed_by else "",
        changed_on=changed.date() if changed else None,
        url=f"{item_url(plan.unit, plan.year, item.code)}?masa={row.pk}",
    )


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One open due date of a person's calendar. ``key`` stays the same when the date moves."""

    key: str
    code: str
    title: str
    period: str
    due: date
    unit_name: str
    changed_on: date
    url: str


def calendar_entries(user: User) -> list[CalendarEntry]:
    """Everything that is still open for a person, by due date (one query)."""
    return [_entry(row) for row in _own(user)]


def _entry(row: Occurrence) -> CalendarEntry:
    plan = row.item.plan
    moments = [moment for moment in (row.state_changed_at, row.item.changed_at, plan.activated_at) if moment]
    return CalendarEntry(
        key=f"occurrence-{row.pk}",
        code=row.item.code,
        title=row.item.indicator,
        period=row.period,
        due=row.last_day,
        unit_name=plan.unit.name,
        changed_on=max(moments, default=plan.created_at).date(),
        url=f"{item_url(plan.unit, plan.year, row.item.code)}?masa={row.pk}",
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that a search found."""

    code: str
    title: str
    place: str
    url: str


def search(unit: Unit, year: int, text: str, *, limit: int = 20) -> list[Hit]:
    """Items of the unit's plan of the year whose code, texts, component or owner's name hold every word (one query)."""
    if not text.split():
        return []
    items = Item.objects.filter(plan__unit=unit, plan__year=year, plan__state=PlanState.ACTIVE, removed_at__isnull=True)
    for word in text.split():
        items = items.filter(
            Q(code__istartswith=word)
            | Q(indicator__icontains=word)
            | Q(action__icontains=word)
            | Q(evidence_text__icontains=word)
            | Q(component__name__icontains=word)
            | Q(owner__name__icontains=word)
        )
    rows = items.select_related("component__section").order_by("position", "pk")[:limit]
    return [Hit(row.code, row.indicator, str(row.component), item_url(unit, year, row.code)) for row in rows]
