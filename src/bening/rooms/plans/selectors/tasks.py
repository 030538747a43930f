"""What a person has to do, in the order of what holds up the unit's result most, and her calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.links import item_url
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.models.occurrence import OccurrenceQuerySet
from bening.rooms.plans.selectors.marks import kind_of

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


def tasks_for(user: User, on: date) -> list[Task]:
    """Everything a person has to do in all her units (five queries): late, returned, due within seven days, waiting
    for her review, then the rest; within a group by the day it is due.

    What she submitted waits for somebody else and is not a task of hers.
    """
    tasks = [_task(row, on) for row in _own(user).exclude(state=State.SUBMITTED).prefetch_related("history")]
    tasks += [_task(row, on, review=True) for row in _reviews(user)]
    order = {kind: rank for rank, kind in enumerate(GROUPS)}
    return sorted(tasks, key=lambda task: (order.get(task.kind, len(GROUPS)), task.due, task.code))


def _task(row: Occurrence, on: date, *, review: bool = False) -> Task:
    item, plan = row.item, row.item.plan
    state = State(row.state)
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


def _reviews(user: User) -> list[Occurrence]:
    """Submitted work that this person is the one to review: a coordinator her area's, a secretary what no other
    coordinator can (none in the area, or the only one submitted it herself)."""
    roles = Membership.objects.current().filter(user=user, role__in=(Role.COORDINATOR, Role.SECRETARY))
    held = list(roles.order_by("pk").values_list("unit", "year", "role", "area"))
    if not held:
        return []
    places = {(unit, year) for unit, year, _, _ in held}
    scope = Q(pk__in=())
    for unit, year in places:
        scope |= Q(item__plan__unit=unit, item__plan__year=year)
    rows = _active().filter(scope, state=State.SUBMITTED).exclude(state_changed_by=user).order_by("due", "pk")
    coordinators = _coordinators(places)
    found = []
    for row in rows:
        place = (row.item.plan.unit_id, row.item.plan.year)
        area = row.item.component.section.area
        others = coordinators.get((*place, area), set()) - {row.state_changed_by_id}
        secretary = (*place, Role.SECRETARY.value, "") in held
        if user.pk in others or (secretary and not others):
            found.append(row)
    return found


def _coordinators(places: set[tuple[int, int]]) -> dict[tuple[int, int, str], set[int]]:
    rows = Membership.objects.current().filter(
        role=Role.COORDINATOR, user__is_active=True, unit__in={unit for unit, _ in places}
    )
    found: dict[tuple[int, int, str], set[int]] = {}
    for unit, year, area, user in rows.order_by("pk").values_list("unit", "year", "area", "user"):
        found.setdefault((unit, year, area), set()).add(user)
    return found


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
