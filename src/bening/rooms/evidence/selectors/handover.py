"""What an assessor is given: in plan order, as it stood at a moment."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from bening.foundation.units.models import Unit
from bening.rooms.evidence import slots
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceVersion, Package, ShareLink, VersionFile
from bening.rooms.evidence.models.handover import PackageOrder
from bening.rooms.evidence.selectors.page import as_of
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class Shown:
    """One item with the versions of evidence that stood for it, and of each whether it was accepted."""

    item: plans.Item
    versions: list[tuple[EvidenceVersion, bool]]


def standing(unit: Unit, year: int, moment: datetime, *, pending: bool = False, area: str = "") -> Iterator[Shown]:
    """The items of the plan in force, each with what stood as accepted at ``moment``; with ``pending`` also the newest
    version of what was then made and not yet accepted. ``area`` narrows to one change area."""
    yield from _shown(unit, year, moment, _versions(unit, year, moment, pending=pending), area)


Versions = list[tuple[EvidenceVersion, bool]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One heading of a package: its folders, the code and title beside its files, and the versions under it."""

    folders: tuple[str, ...]
    code: str
    title: str
    versions: Versions


OUTSIDE = "Di luar LKE"
"""The last heading of a package in the worksheet's order: what answers none of its questions."""


def shelves(unit: Unit, year: int, moment: datetime, *, order: PackageOrder, pending: bool = False) -> list[Shelf]:
    """What a package holds, heading by heading: the plan's items in its order, or the worksheet's questions in theirs
    and then the items that answer none. The same evidence stands under every heading that it serves."""
    versions = _versions(unit, year, moment, pending=pending)
    shown = list(_shown(unit, year, moment, versions))
    if order == PackageOrder.PLAN:
        return [_shelf(one) for one in shown]
    chapters = slots.chapters(unit, year, moment)
    by_item = {one.item.pk: one for one in shown}
    used = {item for chapter in chapters for item in chapter.items}
    found = [Shelf(one.folders, one.code, one.title, _gathered(one, by_item, versions)) for one in chapters]
    return found + [_shelf(one, OUTSIDE) for one in shown if one.item.pk not in used]


def _gathered(
    chapter: slots.Chapter, by_item: Mapping[int, Shown], versions: Mapping[int, tuple[EvidenceVersion, bool]]
) -> Versions:
    """Put directly first, then through the plan's items; each piece once."""
    rows = [versions[pk] for pk in chapter.evidence if pk in versions]
    rows += [row for item in chapter.items if item in by_item for row in by_item[item].versions]
    return list({version.pk: (version, is_accepted) for version, is_accepted in rows}.values())


def _shelf(one: Shown, *above: str) -> Shelf:
    component = one.item.component
    section = component.section
    folders = (
        *above,
        f"{section.code} {section.title}",
        f"{component.number} {component.name}",
        f"{one.item.code} {one.item.indicator}",
    )
    return Shelf(folders, one.item.code, one.item.indicator, one.versions)


def _versions(unit: Unit, year: int, moment: datetime, *, pending: bool) -> dict[int, tuple[EvidenceVersion, bool]]:
    """By piece of evidence the version that stood at the moment, and whether it was accepted."""
    versions = {version.evidence_id: (version, True) for version in as_of(unit, year, moment)}
    if pending:
        for version in _newest(unit, year, moment):
            versions.setdefault(version.evidence_id, (version, False))
    return versions


def _shown(
    unit: Unit,
    year: int,
    moment: datetime,
    versions: Mapping[int, tuple[EvidenceVersion, bool]],
    area: str = "",
) -> Iterator[Shown]:
    served: dict[int, list[tuple[EvidenceVersion, bool]]] = defaultdict(list)
    links = EvidenceLink.objects.filter(
        Q(removed_at__isnull=True) | Q(removed_at__gt=moment), evidence__in=list(versions), created_at__lte=moment
    )
    for served_item, evidence in dict.fromkeys(links.order_by("pk").values_list("item", "evidence")):
        served[served_item].append(versions[evidence])
    for item in plans.items_of_year(unit, year):
        if not area or item.component.section.area == area:
            yield Shown(item, served[item.pk])


def _newest(unit: Unit, year: int, moment: datetime) -> list[EvidenceVersion]:
    """The newest version made until the moment of each piece of evidence that is in use."""
    files = VersionFile.objects.select_related("file").order_by("position")
    rows = (
        EvidenceVersion.objects.filter(evidence__unit=unit, evidence__year=year, made_at__lte=moment)
        .exclude(evidence__state=State.WITHDRAWN)
        .select_related("evidence__decided_by", "made_by")
        .prefetch_related(Prefetch("files", queryset=files))
        .order_by("evidence", "number")
    )
    return list({row.evidence_id: row for row in rows}.values())


def packages_of(unit: Unit, year: int) -> QuerySet[Package]:
    """The packages of the unit and year, newest first."""
    return Package.objects.filter(unit=unit, year=year).select_related("created_by").order_by("-created_at", "-pk")


def package_by_pk(unit: Unit, year: int, pk: int) -> Package | None:
    """One package of the unit and year."""
    return packages_of(unit, year).filter(pk=pk).first()


def links_of(unit: Unit, year: int) -> QuerySet[ShareLink]:
    """The share links of the unit and year, newest first."""
    rows = ShareLink.objects.filter(unit=unit, year=year).select_related("created_by", "revoked_by")
    return rows.order_by("-created_at", "-pk")


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str, at: datetime) -> ShareLink | None:
    """The link of a token while it holds and its unit is open; one that ended is like one that never was."""
    rows = ShareLink.objects.filter(token_hash=token_hash(token), revoked_at__isnull=True, expires_at__gt=at)
    return rows.filter(unit__is_active=True).select_related("unit").first()


def evidence_total(unit: Unit, year: int) -> int:
    """How many pieces of evidence were accepted (one query)."""
    return Evidence.objects.of(unit, year).counted().count()
