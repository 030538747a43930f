"""A person leaves or rotates: all open work goes to somebody else, nothing stays without an owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import MANAGE_TEAM, Actor
from bening.foundation.audit.services import record
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.handover import Load, load_of
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.item_edit import tell_owner, touch


@transaction.atomic
def handover(
    *,
    by: Actor,
    at: datetime,
    person: User,
    assignments: Mapping[str, int],
    end_memberships: bool = False,
) -> Load:
    """Give each row of the person's load to somebody: keys as in ``Load.row_keys``, values ids of people.

    Raises PolicyError while a row has no new owner. With ``end_memberships`` the person's roles in the unit and year
    end at ``at``; refused when nobody would be left who can manage the team.
    """
    by.check(EDIT_PLAN)
    load = load_of(by.unit, by.year, person)
    people = {user.pk: user for user in workers(by.unit, by.year) if user.pk != person.pk}
    missing = [key for key in load.row_keys() if assignments.get(key) not in people]
    if missing:
        raise PolicyError(f"Masih ada {len(missing)} pekerjaan tanpa penerima. Pilih penerima untuk setiap baris.")
    for item in load.items:
        _give_item(by, at, item, people[assignments[f"item:{item.pk}"]])
    for occurrence in load.occurrences:
        _give_occurrence(by, at, occurrence, people[assignments[f"occurrence:{occurrence.pk}"]])
    ended = _end_memberships(by, at, person) if end_memberships else 0
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.handed_over",
        target=person,
        data={"assignments": dict(assignments), "memberships_ended": ended, "year": by.year},
    )
    return load


def _give_item(by: Actor, at: datetime, item: Item, owner: User) -> None:
    item.owner = owner
    touch(item, by=by.user, at=at)
    tell_owner(by=by, at=at, item=item, owner=owner)


def _give_occurrence(by: Actor, at: datetime, occurrence: Occurrence, owner: User) -> None:
    occurrence.owner = owner
    occurrence.version += 1
    occurrence.save(update_fields=("owner", "version"))
    tell_owner(by=by, at=at, item=occurrence.item, owner=owner)


def _end_memberships(by: Actor, at: datetime, person: User) -> int:
    by.check(MANAGE_TEAM)
    team = Membership.objects.current().filter(unit=by.unit, year=by.year)
    if not team.filter(role__in=MANAGE_TEAM.roles, user__is_active=True).exclude(user=person).exists():
        raise PolicyError(
            "Tidak ada orang lain yang dapat mengatur tim. Beri dahulu peran sekretaris atau administrator kepada"
            " orang lain."
        )
    return team.filter(user=person).update(ended_at=at)
