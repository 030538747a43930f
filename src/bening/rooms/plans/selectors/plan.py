"""The plan page: which plan, its parts and their progress, its rows under the filters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, ExtractMonth

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Component, EvidenceRequirement, Item, Occurrence, Plan, PlanSection, SavedView
from bening.rooms.plans.selectors.asks import Asks
from bening.rooms.plans.selectors.marks import WORST_FIRST, kind_case, kind_of, next_of, worst

STATES = (PlanState.ACTIVE, PlanState.DRAFT, PlanState.ARCHIVED)


def current_plan(unit: Unit, year: int) -> Plan | None:
    """The plan in force, else the newest draft of the unit and year."""
    rank = Case(When(state=PlanState.ACTIVE, then=Value(0)), default=Value(1))
    plans = Plan.objects.for_unit(unit).in_year(year).exclude(state=PlanState.ARCHIVED)
    return plans.select_related("decree", "unit").order_by(rank, "-created_at", "-pk").first()


def active_of_year(unit: Unit, year: int) -> Plan | None:
    """The plan in force."""
    return Plan.objects.for_unit(unit).in_year(year).active().select_related("decree", "unit").first()


def plans_of_year(unit: Unit, year: int) -> list[Plan]:
    """All plans of the year, each with ``live``, its number of items: in force, drafts, archive, newest first."""
    order = Case(*(When(state=state, then=Value(place)) for place, state in enumerate(STATES)), default=Value(9))
    live = Count("items", filter=Q(items__removed_at__isnull=True))
    plans = Plan.objects.for_unit(unit).in_year(year).select_related("decree", "created_by").annotate(live=live)
    return list(plans.order_by(order, "-created_at", "-pk"))


def plan_by_pk(unit: Unit, year: int, pk: int) -> Plan | None:
    """One of the unit's plans of the year."""
    plans = Plan.objects.for_unit(unit).in_year(year).select_related("decree", "unit", "created_by")
    return plans.filter(pk=pk).first()


def earlier_plans(unit: Unit, year: int) -> list[Plan]:
    """Plans of other years that can be copied, newest first."""
    return list(Plan.objects.for_unit(unit).exclude(year=year).order_by("-year", "-created_at"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the plan page; empty values do not filter. ``owner`` is an id, 0 for nobody."""

    area: str = ""
    section: str = ""
    component: int | None = None
    owner: int | None = None
    state: str = ""
    late: bool = False
    month: int | None = None
    q: str = ""


def items_of(plan: Plan, wanted: Wanted, on: date) -> QuerySet[Item]:
    """The live items that the filters leave, in the order of the plan."""
    items = Item.objects.of_plan(plan).filter(_place(wanted), _words(wanted.q))
    dated = _dates(wanted, on)
    if dated is not None:
        items = items.filter(Exists(dated))
    elif wanted.owner is not None:
        items = items.filter(_owned(wanted.owner))
    return items.order_by("position", "pk")


def _place(wanted: Wanted) -> Q:
    condition = Q()
    if wanted.area:
        condition &= Q(component__section__area=wanted.area)
    if wanted.section:
        condition &= Q(component__section__code=wanted.section)
    if wanted.component:
        condition &= Q(component=wanted.component)
    return condition


def _words(text: str) -> Q:
    condition = Q()
    for word in text.split():
        condition &= (
            Q(code__istartswith=word)
            | Q(indicator__icontains=word)
            | Q(action__icontains=word)
            | Q(evidence_text__icontains=word)
            | Q(component__name__icontains=word)
        )
    return condition


def _owned(owner: int) -> Combinable | Q:
    if owner == 0:
        return Q(owner__isnull=True)
    return Q(owner=owner) | Exists(Occurrence.objects.filter(item=OuterRef("pk"), owner=owner))


def _dates(wanted: Wanted, on: date) -> QuerySet[Occurrence] | None:
    """Due dates of the item that satisfy all filters about dates at once; None when there is no such filter."""
    if not (wanted.state or wanted.late or wanted.month):
        return None
    rows = Occurrence.objects.filter(item=OuterRef("pk"))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.late:
        rows = rows.overdue(on)
    if wanted.month:
        rows = rows.filter(due__month=wanted.month)
    if wanted.owner == 0:
        rows = rows.filter(owner__isnull=True, item__owner__isnull=True)
    elif wanted.owner is not None:
        rows = rows.filter(Q(owner=wanted.owner) | Q(owner__isnull=True, item__owner=wanted.owner))
    return rows


@dataclass(frozen=True, slots=True)
class Row:
    """One item as the plan page shows it. ``done`` of ``counted`` due dates; ``now`` is the one to look at."""

    item: Item
    kind: str
    now: Occurrence | None
    done: int
    counted: int
    by_month: Mapping[int, tuple[str, int]]
    """By month number: the mark of its due dates, and the due date that it is the mark of."""
    asks: Asks
    """How many proofs are asked for and at which due dates, for the rooms that tell how many are there."""

    @property
    def who(self) -> str:
        """The owner's name without titles, "" for nobody."""
        return self.item.owner.get_short_name() if self.item.owner else ""


def with_details(items: QuerySet[Item]) -> QuerySet[Item]:
    """The items with what a row shows: three queries whatever their number."""
    occurrences = Occurrence.objects.select_related("owner").order_by("due", "pk")
    asked = EvidenceRequirement.objects.filter(item=OuterRef("pk")).order_by().values("item")
    number = Subquery(asked.annotate(number=Count("pk")).values("number"))
    return (
        items.annotate(asked=Coalesce(number, 0))
        .select_related("component__section", "owner", "plan")
        .prefetch_related(Prefetch("occurrences", queryset=occurrences))
    )


def rows_of(items: Iterable[Item], on: date) -> list[Row]:
    """Rows of items that came through ``with_details``."""
    return [_row(item, on) for item in items]


def row_of(item: Item, on: date) -> Row:
    """The row of one item, read anew."""
    return _row(with_details(Item.objects.filter(pk=item.pk)).get(), on)


def _row(item: Item, on: date) -> Row:
    occurrences = list(item.occurrences.all())
    counted = [row for row in occurrences if row.state != State.CANCELLED]
    months: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in occurrences:
        months[row.due.month].append((kind_of(row, on), row.pk))
    return Row(
        item=item,
        kind=worst([kind_of(row, on) for row in counted] or ["void"] * bool(occurrences)),
        now=next_of(occurrences),
        done=sum(row.state == State.DONE for row in counted),
        counted=len(counted),
        asks=Asks(vars(item)["asked"], tuple(row.pk for row in counted)),
        by_month={
            month: min(marks, key=lambda mark: (WORST_FIRST.index(mark[0]), mark[1])) for month, marks in months.items()
        },
    )


@dataclass(slots=True)
class Part:
    """A section with its numbers: items, due dates done of counted, late ones, ones that wait for review."""

    section: PlanSection
    items: int = 0
    done: int = 0
    counted: int = 0
    late: int = 0
    waiting: int = 0

    @property
    def hint(self) -> str:
        """Its numbers in words."""
        late = f", {self.late} terlambat" if self.late else ""
        return f"{self.items} butir · {self.done} dari {self.counted} selesai{late}"

    @property
    def kind(self) -> str:
        """Its mark in the task list."""
        if not self.counted:
            return "blocked"
        if self.done == self.counted:
            return "done"
        if self.late:
            return "late"
        return "active" if self.done or self.waiting else "idle"


@dataclass(slots=True)
class Overview:
    """The numbers above the rows. Progress is done of counted, nothing else. ``components`` in the plan's order."""

    parts: list[Part] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    months: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def items(self) -> int:
        return sum(part.items for part in self.parts)

    @property
    def done(self) -> int:
        return sum(part.done for part in self.parts)

    @property
    def counted(self) -> int:
        return sum(part.counted for part in self.parts)

    @property
    def late(self) -> int:
        return sum(part.late for part in self.parts)

    @property
    def waiting(self) -> int:
        return sum(part.waiting for part in self.parts)


def overview(plan: Plan, on: date) -> Overview:
    """All numbers of a plan in two queries, whatever its size."""
    live = Count("items", filter=Q(items__removed_at__isnull=True))
    components = Component.objects.filter(section__plan=plan).select_related("section").annotate(live=live)
    result = Overview()
    by_code: dict[str, Part] = {}
    for component in components.order_by("section__position", "number", "pk"):
        result.components.append(component)
        part = by_code.setdefault(component.section.code, Part(component.section))
        part.items += component.live
    groups = (
        Occurrence.objects.of_plan(plan)
        .annotate(kind=kind_case(on), month=ExtractMonth("due"), code=F("item__component__section__code"))
        .values("code", "month", "kind")
        .annotate(number=Count("pk"))
        .order_by("code", "month", "kind")
    )
    for group in groups:
        _count(by_code[group["code"]], result.months, group)
    result.parts = [part for part in by_code.values() if part.items]
    return result


def _count(part: Part, months: dict[int, dict[str, int]], group: Mapping[str, object]) -> None:
    kind, number, month = str(group["kind"]), int(str(group["number"])), int(str(group["month"]))
    counts = months.setdefault(month, {})
    counts[kind] = counts.get(kind, 0) + number
    if kind == "void":
        return
    part.counted += number
    part.done += number if kind == "done" else 0
    part.late += number if kind == "late" else 0
    part.waiting += number if kind == "review" else 0


def components_of(plan: Plan) -> list[Component]:
    """The plan's components in its order."""
    rows = Component.objects.filter(section__plan=plan).select_related("section")
    return list(rows.order_by("section__position", "number"))


def saved_views(unit: Unit, user: User) -> list[SavedView]:
    """A person's own saved views of the unit and those shared with everybody in it, by name."""
    rows = SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), unit=unit).select_related("owner")
    return list(rows.order_by("name", "pk"))


def saved_view(unit: Unit, pk: int) -> SavedView | None:
    return SavedView.objects.filter(unit=unit, pk=pk).first()


def section_by_code(plan: Plan, code: str) -> PlanSection | None:
    return PlanSection.objects.filter(plan=plan, code=code).select_related("plan").first()


def component_months(items: QuerySet[Item], on: date) -> list[tuple[Component, dict[int, tuple[str, str]]]]:
    """The components of some items, each with the mark of its months and how many due dates are done (two queries)."""
    groups = (
        Occurrence.objects.filter(item__in=items.order_by())
        .annotate(kind=kind_case(on), month=ExtractMonth("due"), component=F("item__component"))
        .values("component", "month", "kind")
        .annotate(number=Count("pk"))
        .order_by("component", "month", "kind")
    )
    found: dict[int, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for group in groups:
        found[group["component"]][group["month"]][group["kind"]] += group["number"]
    components = Component.objects.filter(items__in=items.order_by()).distinct().select_related("section")
    return [
        (component, {month: _month_mark(kinds) for month, kinds in found[component.pk].items()})
        for component in components.order_by("section__position", "number")
    ]


def _month_mark(kinds: Counter[str]) -> tuple[str, str]:
    counted = kinds.total() - kinds["void"]
    return worst(list(kinds)), f"{kinds['done']} dari {counted} selesai"
