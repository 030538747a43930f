"""Changing the calendar by hand. Every change counts the open deadlines anew in a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction

from bening.foundation.accounts.permissions import Actor, check_system_admin
from bening.foundation.audit.services import record
from bening.foundation.deadlines import policies
from bening.foundation.deadlines.models import Holiday
from bening.foundation.deadlines.permissions import MANAGE_DEADLINES
from bening.foundation.deadlines.selectors.calendar import standing_day
from bening.foundation.deadlines.tasks import recompute_later
from bening.foundation.kit.formats import long_date
from bening.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class DayFields:
    """What an office says of a day off; ``everywhere`` is for system administrators."""

    date: date
    name: str
    kind: str
    legal_basis: str
    is_provisional: bool = False
    everywhere: bool = False


@transaction.atomic
def holiday_add(*, by: Actor, at: datetime, fields: DayFields) -> Holiday:
    """Add a day on which nobody works, in the unit and below it, or everywhere."""
    by.check(MANAGE_DEADLINES)
    if fields.everywhere:
        check_system_admin(by.user)
    unit = None if fields.everywhere else by.unit
    policies.check_day(fields.date, standing_day(unit, fields.date, fields.kind))
    holiday = Holiday.objects.create(
        date=fields.date,
        name=fields.name,
        kind=fields.kind,
        legal_basis=fields.legal_basis,
        is_provisional=fields.is_provisional,
        unit=unit,
        added_by=by.user,
        added_at=at,
    )
    data = {"kind": fields.kind, "basis": fields.legal_basis, "everywhere": fields.everywhere}
    record(by=by.user, at=at, unit=by.unit, verb="deadlines.holiday_added", target=holiday, data=data)
    _recompute(unit, f"{holiday.name} {long_date(holiday.date)} ditambah")
    return holiday


@transaction.atomic
def holiday_remove(*, by: Actor, at: datetime, pk: int, reason: str) -> Holiday:
    """Take a day out of the calendar, with a reason; it stays in the list of what was."""
    by.check(MANAGE_DEADLINES)
    holiday = _locked(pk)
    policies.check_holiday_remove(by, holiday)
    policies.check_reason(reason)
    holiday.removed_by, holiday.removed_at, holiday.removed_reason = by.user, at, reason
    holiday.save(update_fields=("removed_by", "removed_at", "removed_reason"))
    data = {"reason": reason}
    record(by=by.user, at=at, unit=by.unit, verb="deadlines.holiday_removed", target=holiday, data=data)
    _recompute(holiday.unit, f"{holiday.name} {long_date(holiday.date)} dihapus")
    return holiday


@transaction.atomic
def holiday_restore(*, by: Actor, at: datetime, pk: int) -> Holiday:
    """Put back a day that was taken out."""
    by.check(MANAGE_DEADLINES)
    holiday = _locked(pk)
    policies.check_holiday_restore(by, holiday, standing_day(holiday.unit, holiday.date, holiday.kind))
    holiday.removed_by, holiday.removed_at, holiday.removed_reason = None, None, ""
    holiday.save(update_fields=("removed_by", "removed_at", "removed_reason"))
    record(by=by.user, at=at, unit=by.unit, verb="deadlines.holiday_restored", target=holiday)
    _recompute(holiday.unit, f"{holiday.name} {long_date(holiday.date)} dikembalikan")
    return holiday


def _locked(pk: int) -> Holiday:
    return Holiday.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=pk)


def _recompute(unit: Unit | None, cause: str) -> None:
    transaction.on_commit(partial(recompute_later.enqueue, unit.pk if unit else None, cause))
