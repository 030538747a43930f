"""Who holds which role in a unit and year."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts import policies
from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import MANAGE_TEAM, Actor, check_system_admin
from bening.foundation.audit.services import record
from bening.foundation.units.models import Unit


def lock_team(unit: Unit) -> None:
    """Team changes of one unit wait for each other, so that two people cannot remove each other as the last one."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def words(role: str, area: str) -> str:
    """A role with its area: "Koordinator area Manajemen Perubahan"."""
    label = str(Role(role).label)
    return f"{label} {Area(area).label}" if area else label


@transaction.atomic
def membership_add(*, by: Actor, at: datetime, user: User, role: str, area: str = "") -> Membership:
    """Give a person a role in the actor's unit and year. Raises NotAllowed, TeamError."""
    by.check(MANAGE_TEAM)
    return _add(by=by.user, at=at, unit=by.unit, year=by.year, user=user, role=role, area=area)


@transaction.atomic
def manager_appoint(*, by: User, at: datetime, unit: Unit, year: int, user: User) -> Membership:
    """A system administrator makes somebody the administrator of any unit and year, to mend a lock-out."""
    check_system_admin(by)
    return _add(by=by, at=at, unit=unit, year=year, user=user, role=Role.ADMIN, area="")


def _add(*, by: User, at: datetime, unit: Unit, year: int, user: User, role: str, area: str) -> Membership:
    policies.check_role(role, area)
    if not user.is_active:
        raise TeamError(f"Akun {user.name} tidak aktif. Minta administrator sistem mengaktifkannya dulu.")
    lock_team(unit)
    if Membership.objects.current().filter(user=user, unit=unit, year=year, role=role, area=area).exists():
        raise TeamError(f"{user.name} sudah {words(role, area)} tahun {year}.")
    row = Membership.objects.create(user=user, unit=unit, year=year, role=role, area=area)
    data = {"person": user.name, "role": words(role, area), "year": year}
    record(by=by, at=at, unit=unit, verb="accounts.membership_added", target=row, data=data)
    return row


@transaction.atomic
def membership_end(*, by: Actor, at: datetime, membership: Membership) -> None:
    """Take a role away; the last administrator and the last secretary stay. Raises NotAllowed, TeamError."""
    by.check(MANAGE_TEAM)
    lock_team(by.unit)
    rows = Membership.objects.select_for_update(of=("self",), no_key=True).select_related("user", "unit")
    row = rows.get(pk=membership.pk, unit=by.unit, year=by.year)
    policies.check_can_end(row, others=others_with_role(row))
    row.ended_at = at
    row.save(update_fields=("ended_at",))
    data = {"person": row.user.name, "role": words(row.role, row.area), "year": row.year}
    record(by=by.user, at=at, unit=by.unit, verb="accounts.membership_ended", target=row, data=data)


def others_with_role(membership: Membership) -> int:
    """How many other active people hold the same role in the same unit and year."""
    rows = Membership.objects.current().for_unit(membership.unit).in_year(membership.year)
    rows = rows.filter(role=membership.role, user__is_active=True).exclude(user=membership.user_id)
    return rows.values("user").distinct().count()


@transaction.atomic
def team_copy(*, by: Actor, at: datetime) -> int:
    """Give everybody the same roles in the next year; returns how many roles are new there.

    Roles that exist there already and people whose accounts are closed are left out. Raises TeamError when nothing
    is left to copy.
    """
    by.check(MANAGE_TEAM)
    lock_team(by.unit)
    following = by.year + 1
    held = Membership.objects.current().for_unit(by.unit).in_year(following)
    there = set(held.order_by("pk").values_list("user_id", "role", "area"))
    rows = Membership.objects.current().for_unit(by.unit).in_year(by.year).filter(user__is_active=True).order_by("pk")
    new = [
        Membership(user_id=row.user_id, unit=by.unit, year=following, role=row.role, area=row.area)
        for row in rows
        if (row.user_id, row.role, row.area) not in there
    ]
    if not new:
        raise TeamError(f"Tim {by.year} sudah ada semua di tahun {following}. Tidak ada yang perlu disalin.")
    Membership.objects.bulk_create(new)
    data = {"from": by.year, "to": following, "count": len(new)}
    record(by=by.user, at=at, unit=by.unit, verb="accounts.team_copied", target=by.unit, data=data)
    return len(new)
