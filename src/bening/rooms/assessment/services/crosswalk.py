"""Saying which items of the plan answer which questions: the shipped reading, and what people decide about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import Entry, record, record_many
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import LinkStanding as Standing
from bening.rooms.assessment.models import Assessment, CrossLink
from bening.rooms.assessment.permissions import LINK_ITEMS
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.readings import Pair, shipped_pairs
from bening.rooms.plans import api as plans

UNDECIDED = ""
"""No person says anything of the pair: it is as the shipped reading has it, or only a suggestion."""
VERBS = {
    Standing.CONFIRMED: "assessment.link_confirmed",
    Standing.REJECTED: "assessment.link_rejected",
    Standing.SHIPPED: "assessment.link_undecided",
    UNDECIDED: "assessment.link_undecided",
}


class Change(NamedTuple):
    """What became of one pair; "" for no link."""

    pair: Pair
    before: str
    after: str


@transaction.atomic
def crosswalk_ship(*, by: Actor, at: datetime, assessment: Assessment) -> int:
    """Link the plan in force as the shipped reading has it; how many links are new. What people decided stays."""
    by.check(LINK_ITEMS)
    policies.check_same_unit(by, assessment)
    pairs = shipped_pairs(assessment, plans.cross_rows(by.unit, by.year))
    known = set(_locked(pairs))
    new = [pair for pair in pairs if pair not in known]
    if not new:
        return 0
    CrossLink.objects.bulk_create(
        CrossLink(plan_item_id=pair.plan_item, item=pair.item, standing=Standing.SHIPPED, by=by.user, at=at)
        for pair in new
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="assessment.crosswalk_shipped",
        target=assessment,
        data={"number": len(new), "pairs": [list(pair) for pair in new]},
    )
    return len(new)


@transaction.atomic
def links_decide(
    *, by: Actor, at: datetime, assessment: Assessment, pairs: Collection[Pair], standing: str
) -> list[Change]:
    """Confirm or reject pairs, or with UNDECIDED take such a decision back. What stands so already is passed over.

    A coordinator decides for the plan's items of her own area only.
    """
    if standing not in {Standing.CONFIRMED, Standing.REJECTED, UNDECIDED}:
        raise PolicyError("Pilih “Pastikan”, “Tolak”, atau “Batalkan keputusan”.")
    return _put(by, at, assessment, dict.fromkeys(pairs, standing))


@transaction.atomic
def links_undo(*, by: Actor, at: datetime, assessment: Assessment, changes: Iterable[Change]) -> int:
    """Put back what stood before the changes, save where somebody decided otherwise since; how many were put back."""
    made = {change.pair: change for change in changes}
    now = {pair: row.standing for pair, row in _locked(made).items()}
    back = {pair: change.before for pair, change in made.items() if now.get(pair, UNDECIDED) == change.after}
    return len(_put(by, at, assessment, back))


def _locked(pairs: Collection[Pair]) -> dict[Pair, CrossLink]:
    rows = CrossLink.objects.select_for_update(of=("self",), no_key=True).filter(
        plan_item__in={pair.plan_item for pair in pairs}, item__in={pair.item for pair in pairs}
    )
    found = {Pair(row.plan_item_id, row.item): row for row in rows.order_by("pk")}
    return {pair: row for pair, row in found.items() if pair in set(pairs)}


def _put(by: Actor, at: datetime, assessment: Assessment, wanted: Mapping[Pair, str]) -> list[Change]:
    rows = _checked(by, assessment, wanted)
    if UNDECIDED in wanted.values():
        shipped = set(shipped_pairs(assessment, rows.values()))
        wanted = {
            pair: standing or (Standing.SHIPPED if pair in shipped else UNDECIDED) for pair, standing in wanted.items()
        }
    known = _locked(wanted)
    changes = [
        Change(pair, known[pair].standing if pair in known else UNDECIDED, standing)
        for pair, standing in wanted.items()
    ]
    changes = [change for change in changes if change.before != change.after]
    for change in changes:
        _write(by, at, change, known.get(change.pair))
    record_many(
        by=by.user, at=at, unit=by.unit, entries=[_told(rows[change.pair.plan_item], change) for change in changes]
    )
    return changes


def _checked(by: Actor, assessment: Assessment, wanted: Iterable[Pair]) -> dict[int, plans.CrossRow]:
    """The items of the pairs, by key; refused where a pair does not belong here or to this person."""
    by.check(LINK_ITEMS)
    policies.check_same_unit(by, assessment)
    rows = {row.pk: row for row in plans.cross_rows(by.unit, by.year)}
    questions = instrument_of(assessment).items
    for pair in wanted:
        if pair.plan_item not in rows:
            raise PolicyError(
                "Butir rencana yang dipilih tidak ada lagi dalam rencana yang berlaku. Muat ulang halaman."
            )
        if pair.item not in questions:
            raise PolicyError(f"Butir {pair.item[:40]} tidak ada pada LKE ini.")
        policies.check_link(by, rows[pair.plan_item].code, rows[pair.plan_item].area)
    return rows


def _write(by: Actor, at: datetime, change: Change, row: CrossLink | None) -> None:
    if row is None:
        row = CrossLink(plan_item_id=change.pair.plan_item, item=change.pair.item)
    if change.after == UNDECIDED:
        row.delete()
        return
    row.standing, row.by, row.at = change.after, by.user, at
    row.save()


def _told(row: plans.CrossRow, change: Change) -> Entry:
    target = plans.Item(pk=row.pk, code=row.code, indicator=row.indicator)
    return Entry(VERBS[change.after], target, {"item": change.pair.item, "before": change.before})
