"""The page of one piece of evidence: versions with what changed between them, links, history, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from django.db.models import Prefetch, prefetch_related_objects

from bening.foundation.kit.formats import long_date
from bening.foundation.units.models import Unit
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceStep, EvidenceVersion, VersionFile
from bening.rooms.evidence.rules.findings import findings
from bening.rooms.evidence.rules.proof import EvidenceFinding
from bening.rooms.evidence.selectors.panel import proof_of
from bening.rooms.evidence.selectors.standing import standing_after


def evidence_by_pk(unit: Unit, year: int, pk: int) -> Evidence | None:
    """One piece of evidence of the unit and year, with what its policies and page read (four queries)."""
    links = EvidenceLink.objects.live().select_related(
        "item__component__section", "item__plan", "requirement", "occurrence"
    )
    rows = Evidence.objects.of(unit, year).select_related("created_by", "submitted_by", "decided_by")
    links = links.order_by("item__position", "pk")
    evidence = rows.prefetch_related(Prefetch("links", queryset=links)).filter(pk=pk).first()
    return with_versions(evidence) if evidence else None


def with_versions(evidence: Evidence) -> Evidence:
    """The same with all its versions and their files, the newest first (two queries)."""
    files = VersionFile.objects.select_related("file__uploaded_by").order_by("position")
    versions = EvidenceVersion.objects.select_related("made_by").prefetch_related(Prefetch("files", queryset=files))
    prefetch_related_objects([evidence], Prefetch("versions", queryset=versions.order_by("-number")))
    evidence.current = next((row for row in evidence.versions.all() if row.pk == evidence.current_id), None)
    return evidence


@dataclass(frozen=True, slots=True)
class Delta:
    """What a version changed: lines for the reviewer, and the files that came and went."""

    version: EvidenceVersion
    files: list[VersionFile]
    added: frozenset[int]
    """Files (primary keys) whose content the version before did not hold."""
    gone: list[VersionFile]
    lines: list[str]
    is_accepted: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """One thing that the evidence proves, with what to look at."""

    link: EvidenceLink
    findings: list[EvidenceFinding]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What the page shows. ``base`` is the version that the newest one is compared with, for "only what changed"."""

    evidence: Evidence
    deltas: list[Delta]
    links: list[Linked]
    history: list[EvidenceStep]


def _words(value: date | None) -> str:
    return long_date(value) if value else "kosong"


def _lines(before: EvidenceVersion, after: EvidenceVersion) -> list[str]:
    lines = []
    if before.evidence_date != after.evidence_date:
        lines.append(f"Tanggal bukti: {_words(before.evidence_date)} → {_words(after.evidence_date)}")
    old, new = (before.period_start, before.period_end), (after.period_start, after.period_end)
    if old != new:
        lines.append(f"Masa: {_words(old[0])} s.d. {_words(old[1])} → {_words(new[0])} s.d. {_words(new[1])}")
    if before.valid_until != after.valid_until:
        lines.append(f"Berlaku sampai: {_words(before.valid_until)} → {_words(after.valid_until)}")
    if before.is_signed != after.is_signed:
        lines.append("Kini dinyatakan bertanda tangan" if after.is_signed else "Tidak lagi dinyatakan bertanda tangan")
    return lines


def deltas(evidence: Evidence, versions: Sequence[EvidenceVersion]) -> list[Delta]:
    """The versions, newest first, each beside the one before it (reads prefetched files)."""
    ordered = sorted(versions, key=lambda version: version.number)
    found = []
    for index, version in enumerate(ordered):
        before = ordered[index - 1] if index else None
        old = {entry.file.sha256 for entry in before.files.all()} if before else set()
        files = list(version.files.all())
        new = {entry.file.sha256 for entry in files}
        found.append(
            Delta(
                version=version,
                files=files,
                added=frozenset(entry.pk for entry in files if before and entry.file.sha256 not in old),
                gone=[entry for entry in before.files.all() if entry.file.sha256 not in new] if before else [],
                lines=_lines(before, version) if before else [],
                is_accepted=version.pk == evidence.accepted_id,
                is_current=version.pk == evidence.current_id,
            )
        )
    return found[::-1]


def evidence_page(evidence: Evidence) -> EvidencePage:
    """Everything on the page, from a row of ``evidence_by_pk`` (one more query for the history)."""
    history = EvidenceStep.objects.filter(evidence=evidence).select_related("by", "version").order_by("-at", "-pk")
    return EvidencePage(
        evidence=evidence,
        deltas=deltas(evidence, list(evidence.versions.all())),
        links=[Linked(link, findings(proof_of(evidence, link))) for link in evidence.links.all()],
        history=list(history),
    )


def as_of(unit: Unit, year: int, moment: datetime) -> list[EvidenceVersion]:
    """The versions that stood as accepted at a moment: each piece of evidence's last acceptance until then, unless it
    was reopened or taken out of use after it and before the moment (two queries).

    A newer version that is returned leaves the accepted one standing.
    """
    steps = EvidenceStep.objects.filter(evidence__unit=unit, evidence__year=year, at__lte=moment)
    fields = ("evidence_id", "version_id", "source", "target", "is_undo")
    ordered = steps.only(*fields).order_by("evidence", "at", "pk")
    standing = [standing_after(run) for _, run in groupby(ordered, key=attrgetter("evidence_id"))]
    files = VersionFile.objects.select_related("file").order_by("position")
    rows = EvidenceVersion.objects.filter(pk__in=[version for version in standing if version]).select_related(
        "evidence__decided_by", "made_by"
    )
    return list(rows.prefetch_related(Prefetch("files", queryset=files)).order_by("evidence", "number"))
