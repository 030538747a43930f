"""What an assessor is given: in plan order, as it stood at a moment."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceVersion, Package, ShareLink, VersionFile
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
    versions = {version.evidence_id: (version, True) for version in as_of(unit, year, moment)}
    if pending:
        for version in _newest(unit, year, moment):
            versions.setdefault(version.evidence_id, (version, False))
    served: dict[int, list[tuple[EvidenceVersion, bool]]] = defaultdict(list)
    links = EvidenceLink.objects.filter(
        Q(removed_at__isnull=True) | Q(removed_at__gt=moment), evidence__in=versions, created_at__lte=moment
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
