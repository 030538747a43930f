"""The clocks of a case: start, pause, resume, extend, stop, cancel.

Rooms call these inside their own services, after their own permission; ``by`` is None for what a citizen or the
machine does. Each changed clock writes one audit event, which never names the case.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.audit.services import Entry, record_many
from bening.foundation.deadlines import policies
from bening.foundation.deadlines.enums import ClockState, Outcome
from bening.foundation.deadlines.models import Clock, ClockExtension, ClockPause
from bening.foundation.deadlines.selectors.calendar import OfficeDays, office_days
from bening.foundation.deadlines.selectors.rules import rules_for
from bening.foundation.deadlines.services.counting import put_due
from bening.foundation.deadlines.services.shipping import reference_copy
from bening.foundation.kit.formats import long_date
from bening.foundation.units.models import Unit
from bening.foundation.workflow.policy import PolicyError


@dataclass(frozen=True, slots=True)
class Case:
    """Whose clocks: the kind that the room offered in ``slots``, the key of the row there, and its unit."""

    kind: str
    pk: int
    unit: Unit


@transaction.atomic
def clocks_start(
    *, by: User | None, at: datetime, case: Case, keys: Sequence[str], started_at: datetime | None = None
) -> list[Clock]:
    """Start one clock for each key, under the rule that holds for what begins at ``started_at`` (``at`` without it).

    Returns them in the order of the keys. Raises PolicyError for a key without a rule, a start that lies ahead, or a
    clock of that key that is still open.
    """
    begun = started_at or at
    if begun > at:
        raise PolicyError("Batas waktu tidak dapat dimulai di waktu yang akan datang. Periksa tanggalnya.")
    on = begun.astimezone(ZoneInfo(case.unit.time_zone)).date()
    rules = rules_for(case.unit, keys, on)
    if rules.keys() < set(keys):
        reference_copy(at=at)
        rules = rules_for(case.unit, keys, on)
    if missing := [key for key in keys if key not in rules]:
        raise PolicyError(
            f"Tidak ada aturan batas waktu {', '.join(missing)} yang berlaku pada {long_date(on)}."
            " Periksa halaman Batas waktu."
        )
    running = list(_of(case, keys).open().order_by("pk"))
    if running:
        raise PolicyError(f"“{running[0].rule.label}” sudah berjalan untuk perkara ini.")
    days = office_days(case.unit)
    clocks = [
        Clock(subject_kind=case.kind, subject_id=case.pk, unit=case.unit, rule=rules[key], key=key, started_at=begun)
        for key in keys
    ]
    for clock in clocks:
        put_due(clock, days)
        clock.save()
    _record_all(by, at, case.unit, "deadlines.started", clocks)
    return clocks


@transaction.atomic
def clocks_pause(
    *, by: User | None, at: datetime, case: Case, reason: str, keys: Collection[str] | None = None
) -> list[Clock]:
    """Stop the count for a while. Without ``keys``: of every clock of the case whose rule knows a pause and that is
    not late; with them exactly those, or PolicyError. The days after this one do not count until it goes on.
    """
    policies.check_reason(reason)
    clocks = _locked(case, keys)
    if keys is None:
        clocks = [clock for clock in clocks if policies.can_pause(clock, at)]
    for clock in clocks:
        policies.check_pause(clock, at)
        ClockPause.objects.create(clock=clock, started_at=at, reason=reason)
        clock.state = ClockState.PAUSED
        clock.save(update_fields=("state",))
    _record_all(by, at, case.unit, "deadlines.paused", clocks, reason=reason)
    return clocks


@transaction.atomic
def clocks_resume(*, by: User | None, at: datetime, case: Case, keys: Collection[str] | None = None) -> list[Clock]:
    """Let paused clocks go on (all of the case without ``keys``); each is due later by what the pause took."""
    clocks = _locked(case, keys)
    if keys is None:
        clocks = [clock for clock in clocks if clock.state == ClockState.PAUSED]
    days = office_days(case.unit)
    for clock in clocks:
        policies.check_resume(clock)
        _end_pause(clock, at, days)
        clock.state = ClockState.RUNNING
        clock.save(update_fields=("state", "due_on", "due_at"))
    _record_all(by, at, case.unit, "deadlines.resumed", clocks)
    return clocks


@transaction.atomic
def clock_extend(
    *, by: User | None, at: datetime, case: Case, key: str, reason: str, amount: int | None = None
) -> Clock:
    """Make one clock longer by ``amount`` of what its rule counts in (as much as the rule allows, without it)."""
    policies.check_reason(reason)
    (clock,) = _locked(case, [key])
    amount = clock.rule.extension_amount if amount is None else amount
    policies.check_extend(clock, at, amount=amount, times=clock.extensions.count())
    ClockExtension.objects.create(clock=clock, amount=amount, reason=reason, by=by, at=at)
    clock.extended_by += amount
    put_due(clock, office_days(case.unit))
    clock.save(update_fields=("extended_by", "due_on", "due_at"))
    _record_all(by, at, case.unit, "deadlines.extended", [clock], reason=reason)
    return clock


@transaction.atomic
def clocks_stop(
    *, by: User | None, at: datetime, case: Case, keys: Collection[str], stopped_at: datetime | None = None
) -> list[Clock]:
    """What the clocks waited for was done, at ``stopped_at`` (``at`` without it): in time or late.

    Raises PolicyError when one of the keys has no open clock.
    """
    done = stopped_at or at
    clocks = _locked(case, keys)
    days = office_days(case.unit)
    for clock in clocks:
        if clock.state == ClockState.PAUSED:
            _end_pause(clock, done, days)
        _stop(clock, done, Outcome.MET if done <= clock.due_at else Outcome.MISSED)
    entries = [Entry("deadlines.stopped", clock, {"outcome": clock.outcome}) for clock in clocks]
    record_many(by=by, at=at, unit=case.unit, entries=entries)
    return clocks


@transaction.atomic
def clocks_cancel(
    *, by: User | None, at: datetime, case: Case, reason: str, keys: Collection[str] | None = None
) -> list[Clock]:
    """The case ended without them (withdrawn, a duplicate, somebody else's): all open ones without ``keys``."""
    policies.check_reason(reason)
    clocks = _locked(case, keys)
    for clock in clocks:
        clock.pauses.filter(ended_at__isnull=True).update(ended_at=at)
        _stop(clock, at, Outcome.CANCELLED)
    _record_all(by, at, case.unit, "deadlines.cancelled", clocks, reason=reason)
    return clocks


def _of(case: Case, keys: Collection[str] | None) -> Any:
    rows = Clock.objects.about(case.kind, [case.pk]).filter(unit=case.unit).select_related("rule", "unit")
    return rows if keys is None else rows.filter(key__in=keys)


def _locked(case: Case, keys: Collection[str] | None) -> list[Clock]:
    """The open clocks of a case, locked; with ``keys`` each of them must be there."""
    found: list[Clock] = list(_of(case, keys).open().select_for_update(of=("self",), no_key=True).order_by("pk"))
    if missing := set(keys or ()) - {clock.key for clock in found}:
        raise PolicyError(f"Tidak ada batas waktu {', '.join(sorted(missing))} yang berjalan untuk perkara ini.")
    return found


def _end_pause(clock: Clock, at: datetime, days: OfficeDays) -> None:
    for pause in clock.pauses.filter(ended_at__isnull=True):
        pause.ended_at = max(at, pause.started_at)
        pause.save(update_fields=("ended_at",))
    put_due(clock, days)


def _stop(clock: Clock, at: datetime, outcome: Outcome) -> None:
    clock.state, clock.outcome, clock.stopped_at = ClockState.STOPPED, outcome, at
    clock.save(update_fields=("state", "outcome", "stopped_at", "due_on", "due_at"))


def _record_all(by: User | None, at: datetime, unit: Unit, verb: str, clocks: Sequence[Clock], **data: str) -> None:
    entries = [Entry(verb, clock, {"due": clock.due_on.isoformat(), **data}) for clock in clocks]
    record_many(by=by, at=at, unit=unit, entries=entries)
