"""The item page: everything about one item in a bounded number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.selectors import history_of
from bening.foundation.kit import formats
from bening.foundation.units.models import Unit
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.imports.joined import joined_words, merge_from_json
from bening.rooms.plans.models import (
    ActionStep,
    Comment,
    Component,
    EvidenceRequirement,
    Item,
    Occurrence,
    OccurrenceStep,
)
from bening.rooms.plans.moves import MoveKind, moves_from
from bening.rooms.plans.selectors.marks import kind_of, next_of
from bening.rooms.plans.workflow import OCCURRENCE


def item_by_code(unit: Unit, year: int, code: str) -> Item | None:
    """The live item with this code in the unit's plan of the year (the one in force first), else one taken out."""
    if "\x00" in code:  # which PostgreSQL refuses even to look for
        return None
    items = Item.objects.filter(plan__unit=unit, plan__year=year, code=code)
    found = items.exclude(plan__state=PlanState.ARCHIVED).select_related(
        "plan__unit", "component__section", "owner", "changed_by"
    )
    ranked = sorted(
        found.order_by("pk"),
        key=lambda item: (item.removed_at is not None, item.plan.state != PlanState.ACTIVE, -item.pk),
    )
    return ranked[0] if ranked else None


def occurrence_by_pk(unit: Unit, year: int, pk: int) -> Occurrence | None:
    """A due date of one of the unit's plans of the year."""
    rows = Occurrence.objects.filter(item__plan__unit=unit, item__plan__year=year, pk=pk)
    return rows.select_related("item__plan__unit", "item__component__section", "item__owner", "owner").first()


def component_by_pk(unit: Unit, year: int, pk: int) -> Component | None:
    """A component of one of the unit's plans of the year."""
    rows = Component.objects.filter(section__plan__unit=unit, section__plan__year=year, pk=pk)
    return rows.select_related("section__plan").first()


def comment_by_pk(unit: Unit, year: int, pk: int) -> Comment | None:
    """A remark on one of the unit's items of the year."""
    rows = Comment.objects.filter(item__plan__unit=unit, item__plan__year=year, pk=pk)
    return rows.select_related("item__plan").first()


@dataclass(frozen=True, slots=True)
class Action:
    """A move that the state offers; ``reason`` says why this person may not make it now ("" = she may)."""

    kind: MoveKind
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Date:
    """A due date as the page lists it."""

    row: Occurrence
    kind: str
    steps: list[OccurrenceStep]

    @property
    def pk(self) -> str:
        return str(self.row.pk)

    @property
    def last(self) -> OccurrenceStep | None:
        """The newest move."""
        return self.steps[-1] if self.steps else None

    @property
    def word(self) -> str:
        """Its state in this room's words where the kit says it otherwise."""
        return "Menunggu pemeriksaan" if self.kind == "review" else ""

    @property
    def hint(self) -> str:
        """When it is due."""
        return f"jatuh tempo {formats.long_date(self.row.last_day)}"


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the history, newest first."""

    at: datetime
    who: str
    title: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the page of one item shows. ``now`` is the due date that stands open on it."""

    item: Item
    steps: list[ActionStep]
    requirements: list[EvidenceRequirement]
    joined: list[str]
    """Sentences about rows of the decree that were read as this one item."""
    dates: list[Date]
    void: list[Date]
    now: Date | None
    turn: str
    actions: list[Action]
    others: list[Action]
    overrules: bool
    history: list[Moment]
    comments: list[Comment]

    @property
    def history_count(self) -> str:
        return str(len(self.history))


def item_page(item: Item, actor: Actor, *, on: date, masa: int | None = None) -> ItemPage:
    """The page of one item; ``masa`` names the due date to open, else the one to act on."""
    prefetch_related_objects([item], "steps", "requirements")  # other rooms' parts of the page read them too
    steps = OccurrenceStep.objects.select_related("by").order_by("at", "pk")
    rows = list(_occurrences(item).prefetch_related(Prefetch("history", queryset=steps)))
    for row in rows:
        row.item = item
    dates = [Date(row, kind_of(row, on), list(row.history.all())) for row in rows]
    chosen = next((row for row in rows if row.pk == masa), None) or next_of(rows)
    now = next((entry for entry in dates if chosen and entry.row.pk == chosen.pk), None)
    actions = [_action(kind, actor, now.row) for kind in moves_from(now.row.state)] if now else []
    return ItemPage(
        item=item,
        steps=list(item.steps.all()),
        requirements=list(item.requirements.all()),
        joined=[joined_words(merge_from_json(merge, item=item.code)) for merge in item.merges],
        dates=[entry for entry in dates if entry.row.state != State.CANCELLED],
        void=[entry for entry in dates if entry.row.state == State.CANCELLED],
        now=now,
        turn=OCCURRENCE.owners[now.row.state] if now else "",
        actions=_main([action for action in actions if action.kind.tone != "quiet"]),
        others=[action for action in actions if action.kind.tone == "quiet"],
        overrules=now is not None and policies.overrules(actor, now.row),
        history=_history(item, dates),
        comments=list(Comment.objects.filter(item=item).select_related("author", "resolved_by")),
    )


def _occurrences(item: Item) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(item=item).select_related("owner", "state_changed_by").order_by("due", "pk")


def _action(kind: MoveKind, actor: Actor, row: Occurrence) -> Action:
    return Action(kind, kind.label(row.state), policies.why_not(kind.check, actor, row))


def _main(actions: list[Action]) -> list[Action]:
    """Several buttons that are shut for one and the same reason say it once."""
    if len(actions) > 1 and len({action.reason for action in actions}) == 1 and actions[0].reason:
        return actions[:1]
    return actions


def _history(item: Item, dates: list[Date]) -> list[Moment]:
    moments = [_moment(entry.row, step) for entry in dates for step in entry.steps]
    moments += [Moment(told.at, told.who, told.sentence, "", "pencil") for told in history_of(item)]
    return sorted(moments, key=lambda moment: moment.at, reverse=True)


ICONS = {
    State.IN_PROGRESS: "circle-dot",
    State.SUBMITTED: "send",
    State.DONE: "check",
    State.RETURNED: "undo-2",
    State.CANCELLED: "ban",
    State.NOT_STARTED: "circle-dashed",
}


def _moment(row: Occurrence, step: OccurrenceStep) -> Moment:
    text = ". ".join([*step.reason_words, *([step.note] if step.note else [])])
    title = f"{row.period_words}: {State(step.target).label}"
    return Moment(step.at, step.by.name, title, text, ICONS[State(step.target)])
