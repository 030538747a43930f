"""A new year's plan from last year's: structure yes, states reset, dates read anew in the new year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.kernel import targets
from bening.kernel.decree.draft import Item as DraftItem
from bening.kernel.targets.schedule import Kind, Schedule, WeekConvention
from bening.rooms.plans.models import Plan
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.rules.redate import redated
from bening.rooms.plans.selectors.draft import draft_of_plan, owners_by_code
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.plan_build import plan_create_from_draft


@transaction.atomic
def plan_copy(*, by: Actor, at: datetime, source: Plan, title: str) -> Plan:
    """A draft for the actor's year from another year's plan of the same unit.

    Owners who still work in the unit stay, states start anew. Targets whose new words cannot be read with certainty
    have no due dates; ``selectors.rethink`` lists them with everything else to think over.
    """
    by.check(EDIT_PLAN)
    if source.unit_id != by.unit.pk:
        raise PolicyError("Hanya rencana satuan kerja sendiri yang dapat disalin.")
    if source.year == by.year:
        raise PolicyError("Pilih rencana dari tahun lain untuk disalin.")
    if not title.strip():
        raise PolicyError("Beri judul rencana yang baru.")
    weeks = WeekConvention(source.week_convention)
    draft = draft_of_plan(source)
    for item in draft.items():
        item.target_raw = redated(item.target_raw, years=by.year - source.year)
        item.schedule = _in_year(item, year=by.year, weeks=weeks)
    staying = {user.pk: user for user in workers(by.unit, by.year)}
    owners = {code: staying[pk] for code, pk in owners_by_code(source).items() if pk in staying}
    return plan_create_from_draft(
        by=by, at=at, draft=draft, year=by.year, title=title.strip(), owners=owners, weeks=weeks
    )


def _in_year(item: DraftItem, *, year: int, weeks: WeekConvention) -> Schedule:
    schedule = targets.parse(item.target_raw, year=year, weeks=weeks)
    doubtful = schedule.ambiguous or any(date.due.year != year for date in schedule.occurrences)
    return replace(schedule, kind=Kind.NONE, occurrences=()) if doubtful else schedule
