"""How much waits for a reviewer in all her units, for *Tugas saya*."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import Evidence, EvidenceLink


@dataclass(frozen=True, slots=True)
class Desk:
    """Evidence of one unit and year that somebody handed in and this person may be the one to review."""

    unit: Unit
    year: int
    number: int
    url: str


def desks(user: User) -> list[Desk]:
    """The desks on which something waits (three queries, one for who reviews nothing).

    A coordinator's holds her areas; a secretary's the areas that nobody coordinates.
    """
    held = Membership.objects.current().filter(user=user, role__in=(Role.COORDINATOR, Role.SECRETARY))
    roles = list(held.select_related("unit").order_by("unit", "year", "pk"))
    if not roles:
        return []
    taken: dict[tuple[int, int], set[str]] = {}
    others = Membership.objects.current().filter(role=Role.COORDINATOR, unit__in={role.unit_id for role in roles})
    for unit, year, area in others.order_by("pk").values_list("unit", "year", "area"):
        taken.setdefault((unit, year), set()).add(area)
    scope = Q(pk__in=())
    for role in roles:
        scope |= _scope(role, taken.get((role.unit_id, role.year), set()))
    rows = Evidence.objects.filter(scope, state=State.SUBMITTED).exclude(Q(submitted_by=user) | Q(created_by=user))
    groups = rows.values("unit", "year").annotate(number=Count("pk")).order_by("unit", "year")
    units = {role.unit_id: role.unit for role in roles}
    return [
        Desk(
            units[group["unit"]], group["year"], group["number"], room_url(units[group["unit"]], group["year"], "queue")
        )
        for group in groups
    ]


def _scope(role: Membership, taken: set[str]) -> Q:
    links = EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))
    if role.role == Role.COORDINATOR:
        links = links.filter(item__component__section__area=role.area).exclude(created_by=role.user_id)
    else:
        links = links.exclude(item__component__section__area__in=taken)
    return Q(Exists(links), unit=role.unit_id, year=role.year)
