"""Taking the shipped days and rules over into the database: at the first start, and again whenever they changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Max

from bening.foundation.audit.services import record
from bening.foundation.deadlines import reference
from bening.foundation.deadlines.models import DeadlineRule, Holiday
from bening.foundation.deadlines.tasks import recompute_later

REPLACED = "Diganti data bawaan yang lebih baru"


@dataclass(frozen=True, slots=True)
class Copied:
    """How many days and rules are new, and how many rows newer ones replaced."""

    days: int
    rules: int
    retired: int

    def __bool__(self) -> bool:
        return bool(self.days or self.rules or self.retired)


@transaction.atomic
def reference_copy(*, at: datetime) -> Copied:
    """Bring the database up to what ships: idempotent, two queries where nothing changed.

    A day that somebody took out stays out; an office's own days and rules are not touched; versions under which cases
    began stay. Open deadlines are computed anew when days changed.
    """
    new_days, old_days = _copy_days(at)
    new_rules, old_rules = _copy_rules(at)
    copied = Copied(new_days, new_rules, old_days + old_rules)
    if copied:
        target = DeadlineRule.objects.filter(unit__isnull=True).order_by("pk")[0]
        record(by=None, at=at, unit=None, verb="deadlines.reference_copied", target=target, data=asdict(copied))
    if new_days or old_days:
        transaction.on_commit(partial(recompute_later.enqueue, None, "kalender bawaan berubah"))
    return copied


def _copy_days(at: datetime) -> tuple[int, int]:
    wanted = {day.shipped_key: day for day in reference.days()}
    kept = {row.shipped_key: row for row in Holiday.objects.exclude(shipped_key="").order_by("pk")}
    fresh = [Holiday(**asdict(day), shipped_key=key, added_at=at) for key, day in wanted.items() if key not in kept]
    if fresh:
        Holiday.objects.bulk_create(fresh, ignore_conflicts=True)
    back = [row.pk for key, row in kept.items() if key in wanted and row.removed_reason == REPLACED]
    if back:
        Holiday.objects.filter(pk__in=back).update(removed_at=None, removed_reason="")
    gone = [row.pk for key, row in kept.items() if key not in wanted and row.removed_at is None]
    if gone:
        Holiday.objects.filter(pk__in=gone).update(removed_at=at, removed_reason=REPLACED)
    return len(fresh) + len(back), len(gone)


def _copy_rules(at: datetime) -> tuple[int, int]:
    wanted = {(rule.key, reference.digest_of(rule)): rule for rule in reference.rules()}
    shipped = DeadlineRule.objects.filter(unit__isnull=True)
    kept = {(row.key, row.digest): row.pk for row in shipped.in_use().order_by("pk")}
    fresh = {place: rule for place, rule in wanted.items() if place not in kept}
    gone = [pk for place, pk in kept.items() if place not in wanted]
    if gone:
        shipped.filter(pk__in=gone).update(retired_at=at)
    if fresh:
        newest = shipped.filter(key__in={key for key, _ in fresh}).order_by("key").values("key")
        versions = Counter({row["key"]: row["newest"] for row in newest.annotate(newest=Max("version"))})
        rows = []
        for (key, digest), rule in fresh.items():
            versions[key] += 1
            values = asdict(rule) | {"pause_events": list(rule.pause_events)}
            rows.append(DeadlineRule(**values, version=versions[key], digest=digest, created_at=at))
        DeadlineRule.objects.bulk_create(rows, ignore_conflicts=True)
    return len(fresh), len(gone)
