"""Who may: permissions as values that name their roles, and the actor that a request acts as."""

from __future__ import annotations

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


def actor_for(user: User, unit: Unit, year: int) -> Actor:
    """The roles that count for a person in a unit and year: held there, or held above and inherited."""
    rows = Membership.objects.current().filter(user=user, year=year, unit__code__in=unit.lineage_codes())
    roles: set[Role] = set()
    areas: set[str] = set()
    for unit_id, role, area in rows.values_list("unit_id", "role", "area"):
        if unit_id == unit.pk or Role(role) in INHERITED_ROLES:
            roles.add(Role(role))
            if area:
                areas.add(area)
    return Actor(user=user, unit=unit, year=year, roles=frozenset(roles), areas=frozenset(areas))
