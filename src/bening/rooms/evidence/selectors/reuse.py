"""Finding what is already there, so that nothing is handed in twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from bening.foundation.files.models import Upload
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, VersionFile
from bening.rooms.plans import api as plans

MOST = 20
MOST_WORDS = 10
"""Each word joins tables; SQLite knows no more than 64 in one query."""


@dataclass(frozen=True, slots=True)
class Same:
    """A file that stands in other evidence already, and for which items that serves."""

    name: str
    evidence: Evidence
    codes: list[str]
    sha256: str = ""


def _codes(evidence: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = EvidenceLink.objects.live().filter(evidence__in=evidence).order_by("item__position", "pk")
    for pk, code in rows.values_list("evidence", "item__code"):
        codes = found.setdefault(pk, [])
        if code not in codes:
            codes.append(code)
    return found


def already_there(unit: Unit, year: int, uploads: Sequence[Upload]) -> list[Same]:
    """For each received file the evidence of the year that holds the same content (two queries)."""
    names = {upload.file.sha256: upload.name for upload in uploads if upload.file}
    rows = (
        VersionFile.objects.filter(version__evidence__unit=unit, version__evidence__year=year, file__sha256__in=names)
        .exclude(version__evidence__state=State.WITHDRAWN)
        .select_related("file", "version__evidence")
        .order_by("version__evidence", "pk")
    )
    found = {(row.file.sha256, row.version.evidence_id): row.version.evidence for row in rows}
    codes = _codes([evidence.pk for evidence in found.values()])
    return [Same(names[sha], evidence, codes.get(evidence.pk, []), sha) for (sha, _), evidence in found.items()]


def reusable(unit: Unit, year: int, item: plans.Item, query: str) -> list[Same]:
    """Evidence of the year whose title, file names or items hold every word (the first ten) and that does not serve
    the item yet."""
    rows = Evidence.objects.of(unit, year).exclude(state=State.WITHDRAWN)
    for word in query.replace("\x00", " ").split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(current__files__file__name__icontains=word) | Q(links__item__code=word)
        )
    serving = EvidenceLink.objects.live().filter(item=item).values("evidence")
    kept = list(rows.exclude(pk__in=serving).distinct().order_by("-created_at", "-pk")[:MOST])
    codes = _codes([evidence.pk for evidence in kept])
    return [Same("", evidence, codes.get(evidence.pk, [])) for evidence in kept]
