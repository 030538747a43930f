"""From a checked import to a plan: a draft of its own, or a change of the plan in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.imports.selectors import Check, check_of
from bening.rooms.plans.imports.services import opened
from bening.rooms.plans.models import Plan, PlanImport
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.plan_build import Assigned, plan_create_from_draft
from bening.rooms.plans.services.revision import PlanDiff, plan_revise


def check_save(check: Check) -> None:
    """Raises PolicyError while dates are in doubt: a plan is never saved with dates that were guessed."""
    if check.plan_import.state != ImportState.OPEN:
        raise PolicyError("Impor ini sudah disimpan atau dibuang.")
    if not check.originals:
        raise PolicyError("Impor ini belum selesai dibaca.")
    if check.must:
        raise PolicyError(f"Masih ada {check.must} tanggal yang perlu Anda pastikan. Jawab dahulu di halaman Tanggal.")


def owners_named(check: Check, people: list[User]) -> dict[str, User]:
    """People by item id where the decree's own column names exactly one member of the unit by her full name."""
    by_name: dict[str, list[User]] = {}
    for user in people:
        by_name.setdefault(_plain(user.name), []).append(user)
    named = {item.id: by_name.get(_plain(item.owner_raw), []) for item in check.draft.items() if item.owner_raw}
    return {item_id: found[0] for item_id, found in named.items() if len(found) == 1}


def _plain(name: str) -> str:
    return " ".join(name.split(",", maxsplit=1)[0].casefold().split())


@transaction.atomic
def import_save(
    *, by: Actor, at: datetime, plan_import: PlanImport, title: str, decree_fields: Mapping[str, Any]
) -> Plan:
    """Make the checked reading a draft plan. Raises PolicyError while something must be answered first."""
    row = opened(by, plan_import)
    check = check_of(row)
    check_save(check)
    plan = plan_create_from_draft(
        by=by,
        at=at,
        draft=check.draft,
        year=row.year,
        title=title,
        decree_fields=decree_fields,
        source=row.source,
        owners=owners_named(check, list(workers(by.unit, by.year))),
        weeks=check.mended.weeks,
        settled=check.mended.settled,
    )
    close(by, at, row, plan)
    return plan


@transaction.atomic
def import_revise(
    *, by: Actor, at: datetime, plan_import: PlanImport, plan: Plan, decree_fields: Mapping[str, Any]
) -> PlanDiff:
    """Bring the plan in force to the words of this import; what stayed keeps its progress, owners and evidence."""
    row = opened(by, plan_import)
    check = check_of(row)
    check_save(check)
    diff = plan_revise(
        by=by,
        at=at,
        plan=plan,
        draft=check.draft,
        decree_fields=decree_fields,
        source=row.source,
        assigned=Assigned(owners_named(check, list(workers(by.unit, by.year))), frozenset(check.mended.settled)),
        weeks=check.mended.weeks,
    )
    close(by, at, row, plan)
    return diff


def close(by: Actor, at: datetime, row: PlanImport, plan: Plan) -> None:
    """Mark an import as saved into a plan."""
    row.state, row.plan = ImportState.SAVED, plan
    row.version += 1
    row.save(update_fields=("state", "plan", "version"))
    record(by=by.user, at=at, unit=by.unit, verb="plans.import_saved", target=row, data={"plan": plan.pk})
