"""An office sets a deadline for itself and the units below it: a new version, with a reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.deadlines import policies
from bening.foundation.deadlines.enums import Measure
from bening.foundation.deadlines.models import DeadlineRule
from bening.foundation.deadlines.permissions import MANAGE_DEADLINES
from bening.foundation.workflow.policy import PolicyError

KEPT = ("key", "channel", "channel_label", "label", "start_event", "duty", "pause_events")
LONGEST = 3660


@dataclass(frozen=True, slots=True)
class RuleFields:
    """What an office may set; what the rule is about stays as it is."""

    measure: str
    amount: int
    month: int
    day: int
    counts_joint_leave: bool
    extension_amount: int
    extension_times: int
    effect: str
    valid_from: date | None
    valid_to: date | None
    clause: str
    source: str
    standing: str


def check_fields(fields: RuleFields) -> None:
    """A rule has a length, an order in time, and all or nothing of an extension. Raises PolicyError."""
    if fields.measure == Measure.FIXED_DATE:
        if not (1 <= fields.month <= 12 and 1 <= fields.day <= 31):
            raise PolicyError("Tanggal tetap memerlukan bulan 1 sampai 12 dan tanggal 1 sampai 31.")
    elif not 1 <= fields.amount <= LONGEST:
        raise PolicyError(f"Lama batas waktu harus antara 1 dan {LONGEST}.")
    if fields.valid_from and fields.valid_to and fields.valid_to < fields.valid_from:
        raise PolicyError("Berlaku sampai harus sama dengan atau setelah berlaku sejak.")
    if bool(fields.extension_amount) != bool(fields.extension_times):
        raise PolicyError("Perpanjangan memerlukan lama dan berapa kali; kosongkan keduanya bila tidak ada.")


@transaction.atomic
def rule_edit(*, by: Actor, at: datetime, base: DeadlineRule, fields: RuleFields, reason: str) -> DeadlineRule:
    """Add the unit's own version of a rule. Cases that have begun keep theirs; the version before stays to be read.

    Raises PolicyError with a sentence when a field is wrong, the reason is missing or nothing differs.
    """
    by.check(MANAGE_DEADLINES)
    policies.check_reason(reason)
    check_fields(fields)
    before = {name: getattr(base, name) for name in asdict(fields)}
    changes = {name: [_plain(before[name]), _plain(new)] for name, new in asdict(fields).items() if before[name] != new}
    if not changes:
        raise PolicyError("Tidak ada yang berubah. Ubah dahulu isinya, atau batalkan.")
    own = DeadlineRule.objects.filter(key=base.key, unit=by.unit)
    version = (own.aggregate(newest=Max("version"))["newest"] or 0) + 1
    rule = DeadlineRule.objects.create(
        **{name: getattr(base, name) for name in KEPT},
        **asdict(fields),
        version=version,
        unit=by.unit,
        reason=reason,
        created_by=by.user,
        created_at=at,
    )
    data = {"changes": changes, "reason": reason, "version": version}
    record(by=by.user, at=at, unit=by.unit, verb="deadlines.rule_changed", target=rule, data=data)
    return rule


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
