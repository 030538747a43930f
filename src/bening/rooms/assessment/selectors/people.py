"""Who holds a role for a unit: there itself, or above it where the role reaches the units below."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit


def holders(unit: Unit, year: int, roles: Collection[Role]) -> dict[User, frozenset[Role]]:
    """The active people with any of the roles for the unit and year, with those they hold, by name (one query)."""
    above = [role.value for role in roles if role in INHERITED_ROLES]
    reach = Q(unit=unit, role__in=[role.value for role in roles])
    reach |= Q(unit__code__in=unit.lineage_codes(), role__in=above)
    rows = Membership.objects.current().filter(reach, year=year, user__is_active=True).select_related("user")
    found: dict[User, frozenset[Role]] = {}
    for row in rows.order_by("user__name", "user_id", "pk"):
        found[row.user] = found.get(row.user, frozenset()) | {Role(row.role)}
    return found
