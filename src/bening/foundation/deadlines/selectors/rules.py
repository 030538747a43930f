"""Which rule holds where and when, and what the versions of a rule were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from bening.foundation.deadlines.models import DeadlineRule
from bening.foundation.units.models import Unit


def rules_for(unit: Unit, keys: Collection[str], on: date) -> dict[str, DeadlineRule]:
    """The rule of each key that holds in a unit for what began on a day (one query); a key without a rule is absent.

    The nearest office that set one wins over those above it and over the shipped rule; there the newest version.
    """
    rows = DeadlineRule.objects.in_use().holding_in(unit).valid_on(on).filter(key__in=keys).select_related("unit")
    return _chosen(rows.order_by("pk"))


def rule_list(unit: Unit, on: date) -> list[DeadlineRule]:
    """All rules that hold in a unit for what begins on a day, channel by channel, in shipped order (one query)."""
    rows = list(DeadlineRule.objects.in_use().holding_in(unit).valid_on(on).select_related("unit").order_by("pk"))
    places: dict[str, int] = {}
    for row in rows:
        places.setdefault(row.key, row.pk)
    return sorted(_chosen(rows).values(), key=lambda rule: (rule.channel_label, places[rule.key]))


def versions_of(unit: Unit, key: str) -> list[DeadlineRule]:
    """Every version of a rule that holds or held in a unit, the nearest and newest first (one query)."""
    rows = DeadlineRule.objects.holding_in(unit).filter(key=key).select_related("unit", "created_by").order_by("pk")
    return sorted(rows, key=_weight, reverse=True)


def rule_of(unit: Unit, pk: int) -> DeadlineRule | None:
    """One version, where it holds in the unit."""
    return DeadlineRule.objects.in_use().holding_in(unit).select_related("unit").filter(pk=pk).first()


def _chosen(rows: Iterable[DeadlineRule]) -> dict[str, DeadlineRule]:
    chosen: dict[str, DeadlineRule] = {}
    for row in rows:
        if row.key not in chosen or _weight(row) > _weight(chosen[row.key]):
            chosen[row.key] = row
    return chosen


def _weight(rule: DeadlineRule) -> tuple[int, int]:
    return (len(rule.unit.lineage) if rule.unit else 0, rule.version)
