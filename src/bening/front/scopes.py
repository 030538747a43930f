"""Where a person works: her units and years with the roles that she holds there, and the unit she looks at now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.permissions import Permission
from bening.foundation.accounts.requests import held_in
from bening.foundation.kit import clock
from bening.foundation.units.models import Unit

FOCUS_KEY = "focus"


@dataclass(frozen=True, slots=True)
class Scope:
    """One unit in one year, with the roles that count for the person there."""

    unit: Unit
    year: int
    roles: frozenset[Role]

    @property
    def supervises(self) -> bool:
        """Whether a role here reaches the units below."""
        return bool(self.roles & INHERITED_ROLES)

    @property
    def works(self) -> bool:
        """Whether the person has a role in the unit's own work."""
        return bool(self.roles - INHERITED_ROLES)

    def may(self, permission: Permission) -> bool:
        return bool(self.roles & permission.roles)

    @property
    def label(self) -> str:
        return f"{self.unit.name} · {self.year}"

    def address(self, view: str) -> str:
        """The address of a page of this unit and year, by its view name."""
        return reverse(view, kwargs={"unit": self.unit.code, "year": self.year})


def scopes(request: HttpRequest) -> list[Scope]:
    """All units and years of the signed-in person, newest year first; from one query a request."""
    if not hasattr(request, "front_scopes"):
        roles: dict[tuple[Unit, int], set[Role]] = defaultdict(set)
        for row in held_in(request):
            if row.unit.is_active:
                roles[row.unit, row.year].add(Role(row.role))
        request.front_scopes = [Scope(unit, year, frozenset(held)) for (unit, year), held in roles.items()]  # type: ignore[attr-defined]
    return request.front_scopes  # type: ignore[attr-defined,no-any-return]


def supervised_years(held: list[Scope]) -> list[int]:
    """The years in which a person supervises somebody, newest first."""
    return sorted({scope.year for scope in held if scope.supervises}, reverse=True)


def roles_in(held: list[Scope], unit: Unit, year: int) -> frozenset[Role]:
    """The roles that count in a unit and year: held there, or held above and inherited. Empty: out of reach."""
    roles: set[Role] = set()
    for scope in held:
        if (scope.unit, scope.year) == (unit, year):
            roles |= scope.roles
        elif scope.year == year and unit.lineage.startswith(scope.unit.lineage):
            roles |= scope.roles & INHERITED_ROLES
    return frozenset(roles)


def current_scope(request: HttpRequest) -> Scope | None:
    """The unit and year that the menu speaks of.

    The unit of the address where there is one, else the pinned unit, else the unit of this year (or of the newest
    year) in which the person works, else the one she supervises from.
    """
    held = scopes(request)
    unit, year = getattr(request, "unit", None), getattr(request, "year", None)
    if unit is not None and year is not None:
        return Scope(unit, year, request.actor.roles)  # type: ignore[attr-defined]
    if pinned := focus(request):
        return pinned
    this_year = clock.today().year
    ranked = sorted(held, key=lambda scope: (not scope.works, scope.year != this_year, -scope.year))
    return ranked[0] if ranked else None


def focus(request: HttpRequest) -> Scope | None:
    """The unit that the person pinned, as long as she may still see it."""
    if not hasattr(request, "front_focus"):
        request.front_focus = _pinned(request)  # type: ignore[attr-defined]
    return request.front_focus  # type: ignore[attr-defined,no-any-return]


def _pinned(request: HttpRequest) -> Scope | None:
    session = getattr(request, "session", None)
    kept = session.get(FOCUS_KEY) if session is not None else None
    if not kept:
        return None
    code, year = kept
    unit = Unit.objects.active().filter(code=code).first()
    roles = roles_in(scopes(request), unit, year) if unit else frozenset()
    return Scope(unit, year, roles) if unit and roles else None
