"""Drafts beside a plan in force: taken over into it, or thrown away. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.kernel.targets.schedule import WeekConvention
from bening.rooms.plans import policies
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.imports.joined import merges_by_item
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.draft import draft_of_plan
from bening.rooms.plans.services.plan_build import Assigned
from bening.rooms.plans.services.revision import PlanDiff, plan_revise


def check_draft(by: Actor, plan: Plan) -> None:
    """Raises unless the actor may edit this plan and it is still a draft."""
    policies.check_edit_plan(by, plan)
    if plan.state != PlanState.DRAFT:
        raise PolicyError("Hanya rancangan yang dapat dipakai atau dibuang.")


@transaction.atomic
def draft_discard(*, by: Actor, at: datetime, plan: Plan) -> Plan:
    """Put a draft into the archive unused."""
    row = _locked(plan)
    check_draft(by, row)
    _archive(row)
    record(by=by.user, at=at, unit=by.unit, verb="plans.draft_discarded", target=row, data={"year": row.year})
    return row


@transaction.atomic
def draft_adopt(*, by: Actor, at: datetime, draft: Plan, plan: Plan) -> PlanDiff:
    """Bring the plan in force to the words of a draft (``plan_revise``), and put the draft into the archive."""
    row = _locked(draft)
    check_draft(by, row)
    content = draft_of_plan(row)
    assigned = Assigned(_owners(row), _settled(row), merges_by_item(content))
    weeks = WeekConvention(row.week_convention)
    diff = plan_revise(by=by, at=at, plan=plan, draft=content, assigned=assigned, weeks=weeks)
    if row.decree_id:
        Plan.objects.filter(pk=plan.pk).update(decree=row.decree_id)
    _archive(row)
    record(by=by.user, at=at, unit=by.unit, verb="plans.draft_adopted", target=row, data={"plan": plan.pk})
    return diff


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",), no_key=True).select_related("unit", "decree").get(pk=plan.pk)


def _archive(plan: Plan) -> None:
    plan.state = PlanState.ARCHIVED
    plan.version += 1
    plan.save(update_fields=("state", "version"))


def _owners(plan: Plan) -> dict[str, User]:
    rows = Item.objects.of_plan(plan).filter(owner__isnull=False).select_related("owner").order_by("position")
    return {row.code: row.owner for row in rows if row.owner}


def _settled(plan: Plan) -> frozenset[str]:
    rows = Item.objects.of_plan(plan).filter(schedule_settled=True).order_by("position")
    return frozenset(rows.values_list("code", flat=True))
