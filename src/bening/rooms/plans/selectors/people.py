"""Who works in a unit: owners to choose from, reviewers to tell."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.rooms.plans.permissions import WORK


def _holding(unit: Unit, year: int, condition: Q) -> QuerySet[User]:
    held = Membership.objects.current().filter(condition, unit=unit, year=year, user=OuterRef("pk"))
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


def workers(unit: Unit, year: int) -> QuerySet[User]:
    """Active people who may own work in the unit that year, by name."""
    return _holding(unit, year, Q(role__in=WORK.roles))


def members(unit: Unit, year: int) -> QuerySet[User]:
    """Everybody active with a role held in the unit itself that year, by name."""
    return _holding(unit, year, Q())


def reviewers_of(unit: Unit, year: int, area: str, *, but: User) -> list[User]:
    """Who reviews work of an area: its coordinators, else (none, or only ``but`` herself) the secretaries."""
    coordinators = _holding(unit, year, Q(role=Role.COORDINATOR, area=area)) if area else User.objects.none()
    found = [user for user in coordinators if user.pk != but.pk]
    return found or [user for user in _holding(unit, year, Q(role=Role.SECRETARY)) if user.pk != but.pk]


def coordinators_of(unit: Unit, year: int) -> dict[str, set[int]]:
    """The active coordinators of each area of the unit that year (one query)."""
    rows = Membership.objects.current().filter(unit=unit, year=year, role=Role.COORDINATOR, user__is_active=True)
    found: dict[str, set[int]] = {}
    for area, user in rows.order_by("pk").values_list("area", "user"):
        found.setdefault(area, set()).add(user)
    return found
