"""Adding to the plan what the worksheet asks and the plan lacks, and taking it out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import Assessment
from bening.rooms.assessment.selectors.gaps import Spot, linked_questions, spots
from bening.rooms.assessment.selectors.readings import Pair
from bening.rooms.assessment.services.crosswalk import UNDECIDED, links_decide
from bening.rooms.assessment.services.proofs import check_item
from bening.rooms.plans import api as plans

REASON = "Penambahan dari kesenjangan LKE diurungkan"


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item to add: the question it answers, its texts and owner (``plans.item_add``), its target, and the component
    by key (None: a new one, called like the question's part of the worksheet)."""

    question: str
    values: Mapping[str, Any]
    target_text: str
    component: int | None


class Added(NamedTuple):
    """What was added, for taking it out again while nobody touched it."""

    question: str
    plan_item: int
    code: str
    version: int


class GapRefused(PolicyError):  # noqa: N818 - reads as what happened
    """One of several items could not be added, so none was; ``question`` says which."""

    def __init__(self, question: str, sentence: str) -> None:
        super().__init__(sentence)
        self.question = question


@transaction.atomic
def gaps_add(*, by: Actor, at: datetime, assessment: Assessment, items: Sequence[NewItem]) -> list[Added]:
    """Add the items to the plan in force, each matched with its question; all of them or none.

    Raises GapRefused with what is wrong about one of them, PolicyError or NotAllowed for the whole.
    """
    by.check(plans.EDIT_PLAN)
    policies.check_same_unit(by, assessment)
    plan = plans.active_of_year(by.unit, by.year)
    if plan is None:
        raise PolicyError(
            "Belum ada rencana yang berlaku tahun ini. Berlakukan rencana dahulu, baru butir ditambahkan."
        )
    there = linked_questions(plans.cross_rows(by.unit, by.year))
    for new in items:
        check_item(assessment, new.question)
        if new.question in there:
            raise GapRefused(
                new.question, f"Butir {new.question} sudah dijawab butir rencana lain sejak halaman ini dibuka."
            )
        there.add(new.question)
    places = spots(assessment, plan, [new.question for new in items])
    known = {component.pk: component for component in plans.components_of(plan)}
    added = [_add(by, at, plan, new, places[new.question], known) for new in items]
    pairs = [Pair(one.plan_item, one.question) for one in added]
    links_decide(by=by, at=at, assessment=assessment, pairs=pairs, standing=LinkStanding.CONFIRMED)
    return added


def _add(
    by: Actor, at: datetime, plan: plans.Plan, new: NewItem, spot: Spot, known: Mapping[int, plans.Component]
) -> Added:
    try:
        component = _component(by, at, plan, new, spot, known)
        row = plans.item_add(by=by, at=at, component=component, values=new.values, target_text=new.target_text)
    except PolicyError as refusal:
        raise GapRefused(new.question, str(refusal)) from refusal
    return Added(new.question, row.pk, row.code, row.version)


def _component(
    by: Actor, at: datetime, plan: plans.Plan, new: NewItem, spot: Spot, known: Mapping[int, plans.Component]
) -> plans.Component:
    if new.component is None:
        return plans.component_open(by=by, at=at, plan=plan, area=spot.area, title=spot.title, name=spot.name)
    if new.component not in known:
        raise PolicyError("Komponen yang dipilih tidak ada dalam rencana yang berlaku. Pilih dari daftar.")
    return known[new.component]


@transaction.atomic
def gaps_undo(*, by: Actor, at: datetime, assessment: Assessment, added: Sequence[Added]) -> list[str]:
    """Take added items out of the plan again; the codes of those that were. What somebody changed since stays."""
    by.check(plans.EDIT_PLAN)
    policies.check_same_unit(by, assessment)
    rows = {row.pk: row for row in plans.items_of_year(by.unit, by.year)}
    untouched = [one for one in added if one.plan_item in rows and _is_untouched(rows[one.plan_item], one)]
    pairs = [Pair(one.plan_item, one.question) for one in untouched]
    links_decide(by=by, at=at, assessment=assessment, pairs=pairs, standing=UNDECIDED)
    for one in untouched:
        plans.item_remove(by=by, at=at, item=rows[one.plan_item], reason=REASON)
    return [one.code for one in untouched]


def _is_untouched(row: plans.Item, one: Added) -> bool:
    """Nobody changed the item or began to work on one of its due dates."""
    return row.version == one.version and all(due.state_changed_at is None for due in row.occurrences.all())
