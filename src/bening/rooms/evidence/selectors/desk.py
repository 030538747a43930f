"""How much waits for a reviewer in all her units, for *Tugas saya*."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import Evidence, EvidenceLink, VersionFile


@dataclass(frozen=True, slots=True)
class Desk:
    """Evidence of one unit and year that somebody handed in and this person may be the one to review."""

    unit: Unit
    year: int
    number: int
    url: str


def desks(user: User) -> list[Desk]:
    """The desks on which something waits (two queries, one for who reviews nothing).

    A coordinator's holds her areas; a secretary's what no coordinator may decide. What she had a hand in is on neither.
    """
    held = Membership.objects.current().filter(user=user, role__in=(Role.COORDINATOR, Role.SECRETARY))
    roles = list(held.select_related("unit").order_by("unit", "year", "pk"))
    if not roles:
        return []
    scope = Q(pk__in=())
    for role in roles:
        scope |= _scope(role)
    files = VersionFile.objects.filter(version=OuterRef("current"), file__uploaded_by=user)
    hands = Q(submitted_by=user) | Q(created_by=user) | Q(current__made_by=user) | Exists(files)
    rows = Evidence.objects.filter(scope, state=State.SUBMITTED).exclude(hands)
    groups = rows.values("unit", "year").annotate(number=Count("pk")).order_by("unit", "year")
    units = {role.unit_id: role.unit for role in roles}
    return [
        Desk(
            units[group["unit"]], group["year"], group["number"], room_url(units[group["unit"]], group["year"], "queue")
        )
        for group in groups
    ]


def _scope(role: Membership) -> Q:
    links = EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))
    if role.role == Role.COORDINATOR:
        links = links.filter(item__component__section__area=role.area).exclude(created_by=role.user_id)
        return Q(Exists(links), unit=role.unit_id, year=role.year)
    return Q(~Exists(links.filter(Exists(_able()))), Exists(links), unit=role.unit_id, year=role.year)


def _able() -> QuerySet[Membership]:
    """The coordinators who may decide because of one link, as ``reviewers.able`` has it: neither the link nor anything
    of what is under review is theirs."""
    files = VersionFile.objects.filter(
        version=OuterRef(OuterRef("evidence__current")), file__uploaded_by=OuterRef("user")
    )
    return (
        Membership.objects.current()
        .filter(
            role=Role.COORDINATOR,
            user__is_active=True,
            unit=OuterRef("evidence__unit"),
            year=OuterRef("evidence__year"),
            area=OuterRef("item__component__section__area"),
        )
        .exclude(user=OuterRef("created_by"))
        .exclude(user=OuterRef("evidence__created_by"))
        .exclude(user=OuterRef("evidence__submitted_by"))
        .exclude(user=OuterRef("evidence__current__made_by"))
        .exclude(Exists(files))
    )
