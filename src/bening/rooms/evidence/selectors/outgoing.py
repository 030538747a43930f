"""Files of accepted evidence for programs of other offices: nothing else of a piece of evidence goes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F, QuerySet

from bening.foundation.files.enums import FileState
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState
from bening.rooms.evidence.models import VersionFile


def _outgoing() -> QuerySet[VersionFile]:
    """Of each piece of evidence the files of its accepted version, without those that may not be given out."""
    return VersionFile.objects.filter(
        version=F("version__evidence__accepted"), file__state=FileState.AVAILABLE
    ).exclude(version__evidence__state=EvidenceState.WITHDRAWN)


def outgoing_files(evidence: Collection[int]) -> dict[int, list[int]]:
    """The keys of these pieces' files by piece, in their order (one query)."""
    rows = _outgoing().filter(version__evidence__in=evidence).order_by("version__evidence", "position", "pk")
    found: dict[int, list[int]] = defaultdict(list)
    for piece, pk in rows.values_list("version__evidence", "pk"):
        found[piece].append(pk)
    return dict(found)


def outgoing_file(units: QuerySet[Unit], pk: int) -> VersionFile | None:
    """One of them with its file and unit, while it may still go out and belongs to one of these units."""
    rows = _outgoing().filter(pk=pk, version__evidence__unit__in=units.order_by())
    return rows.select_related("file", "version__evidence__unit").first()
