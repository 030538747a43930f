"""Who may: permissions as values that name their roles, and the actor that a request acts as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit


class NotAllowed(Exception):  # noqa: N818 - reads as what happened
    """The person may not do this (403), in a sentence that also says who may."""


def check_system_admin(user: User | None) -> None:
    """Raise NotAllowed unless the person looks after the whole installation. None is the machine's command line."""
    if user is not None and not (user.is_system_admin and user.is_active):
        raise NotAllowed("Ini hanya untuk administrator sistem.")


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that may be done in a unit and the roles that may do it. ``label`` completes "… boleh".

    Example: ``Permission("mengubah rencana", frozenset({Role.SECRETARY}))``.
    """

    label: str
    roles: frozenset[Role]

    def sentence(self) -> str:
        names = ", ".join(str(role.label) for role in Role if role in self.roles)
        return f"Anda tidak berwenang {self.label}. Yang berwenang: {names}."


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one unit and year, with the roles that count there."""

    user: User
    unit: Unit
    year: int
    roles: frozenset[Role]
    areas: frozenset[str]
    """Areas that the person coordinates or works in."""

    def may(self, permission: Permission) -> bool:
        return bool(self.roles & permission.roles)

    def check(self, permission: Permission) -> None:
        """Raise NotAllowed with a sentence unless the person may."""
        if not self.may(permission):
            raise NotAllowed(permission.sentence())

    def coordinates(self, area: str) -> bool:
        return Role.COORDINATOR in self.roles and area in self.areas


VIEW_UNIT = Permission("melihat satuan kerja ini", frozenset(Role))
MANAGE_TEAM = Permission("mengatur tim", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))


def memberships_of(user: User) -> list[Membership]:
    """Every current membership of a person with its unit and institution (one query)."""
    rows = Membership.objects.current().filter(user=user).select_related("unit__institution")
    return list(rows.order_by("-year", "unit__lineage", "pk"))


def actor_from(held: Iterable[Membership], user: User, unit: Unit, year: int) -> Actor:
    """The roles that count for a person in a unit and year: held there, or held above and inherited."""
    roles: set[Role] = set()
    areas: set[str] = set()
    for row in held:
        above = Role(row.role) in INHERITED_ROLES and unit.lineage.startswith(row.unit.lineage)
        if row.year == year and (above or row.unit_id == unit.pk):
            roles.add(Role(row.role))
            if row.area:
                areas.add(row.area)
    return Actor(user=user, unit=unit, year=year, roles=frozenset(roles), areas=frozenset(areas))


def actor_for(user: User, unit: Unit, year: int) -> Actor:
    """``actor_from`` what the person holds now."""
    return actor_from(memberships_of(user), user, unit, year)
