"""The list of evidence of a unit and year, filtered by what people look for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.links import evidence_url
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceVersion, VersionFile
from bening.rooms.evidence.rules.findings import findings
from bening.rooms.evidence.rules.proof import EvidenceFinding
from bening.rooms.evidence.selectors.page import as_of
from bening.rooms.evidence.selectors.panel import proof_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty values do not filter."""

    words: str = ""
    state: str = ""
    area: str = ""
    code: str = ""
    mine: User | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    evidence: Evidence
    links: list[EvidenceLink]
    files: list[VersionFile]
    findings: list[EvidenceFinding]

    @property
    def choice(self) -> str:
        """The row and the version that the reviewer sees, as a tick names them."""
        return f"{self.evidence.pk}:{self.evidence.current.number if self.evidence.current else 0}"

    @property
    def codes(self) -> list[str]:
        """The items that it serves, each once, in plan order."""
        return list(dict.fromkeys(link.item.code for link in self.links))


def evidence_list(unit: Unit, year: int, wanted: Wanted) -> QuerySet[Evidence]:
    """The evidence that fits, newest first; show it with ``rows_of``. What is not used any more only by its state."""
    rows = Evidence.objects.of(unit, year)
    rows = rows.filter(state=wanted.state) if wanted.state else rows.exclude(state=State.WITHDRAWN)
    links = EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))
    for word in wanted.words.split():
        files = VersionFile.objects.filter(version__evidence=OuterRef("pk"), file__name__icontains=word)
        rows = rows.filter(
            Q(title__icontains=word) | Exists(files) | Exists(links.filter(item__code__istartswith=word))
        )
    if wanted.area:
        rows = rows.filter(Exists(links.filter(item__component__section__area=wanted.area)))
    if wanted.code:
        rows = rows.filter(Exists(links.filter(item__code=wanted.code)))
    if wanted.mine:
        rows = rows.filter(Q(created_by=wanted.mine) | Q(submitted_by=wanted.mine))
    return rows.order_by("-created_at", "-pk")


def with_parts(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """The same rows with their links and newest files (three queries for a page)."""
    links = EvidenceLink.objects.live().select_related("item__component__section", "requirement", "occurrence")
    files = VersionFile.objects.select_related("file").order_by("position")
    return rows.select_related("current", "submitted_by", "created_by", "decided_by").prefetch_related(
        Prefetch("links", queryset=links.order_by("item__position", "pk")), Prefetch("current__files", queryset=files)
    )


def rows_of(evidence: list[Evidence]) -> list[Row]:
    """The lines of a page of ``with_parts``."""
    found = []
    for one in evidence:
        links = list(one.links.all())
        flagged = {finding.sentence: finding for link in links for finding in findings(proof_of(one, link))}
        files = list(one.current.files.all()) if one.current else []
        found.append(Row(one, links, files, list(flagged.values())))
    return found


def chosen_rows(unit: Unit, year: int, pks: list[int]) -> list[Row]:
    """The lines of these pieces of evidence of the unit and year, in the order of the list (four queries)."""
    return rows_of(list(with_parts(Evidence.objects.of(unit, year).filter(pk__in=pks).order_by("-created_at", "-pk"))))


@dataclass(frozen=True, slots=True)
class Stood:
    """One piece of evidence as it stood accepted on a day."""

    version: EvidenceVersion
    links: list[EvidenceLink]

    @property
    def codes(self) -> list[str]:
        """The items that it served then, each once, in plan order."""
        return list(dict.fromkeys(link.item.code for link in self.links))

    def fits(self, wanted: Wanted) -> bool:
        """Whether it is among what the list is narrowed to; whose it is and its state now do not matter."""
        names = [entry.file.name for entry in self.version.files.all()]
        said = " ".join([self.version.evidence.title, *names, *self.codes]).casefold()
        areas = {link.item.component.section.area for link in self.links}
        return (
            all(word.casefold() in said for word in wanted.words.split())
            and (not wanted.area or wanted.area in areas)
            and (not wanted.code or wanted.code in self.codes)
        )


def stood_at(unit: Unit, year: int, moment: datetime, wanted: Wanted) -> list[Stood]:
    """What stood as accepted at a moment, by title (four queries)."""
    versions = as_of(unit, year, moment)
    links = EvidenceLink.objects.filter(
        Q(removed_at__isnull=True) | Q(removed_at__gt=moment),
        evidence__in={version.evidence_id for version in versions},
        created_at__lte=moment,
    ).select_related("item__component__section")
    served: dict[int, list[EvidenceLink]] = defaultdict(list)
    for link in links.order_by("item__position", "pk"):
        served[link.evidence_id].append(link)
    rows = [Stood(version, served[version.evidence_id]) for version in versions]
    return sorted((row for row in rows if row.fits(wanted)), key=lambda row: row.version.evidence.title.casefold())


def state_counts(unit: Unit, year: int) -> dict[str, int]:
    """How many pieces of evidence stand in each state, zeros included (one query)."""

    groups = Evidence.objects.of(unit, year).values("state").annotate(number=Count("pk")).order_by("state")
    return {state.value: 0 for state in State} | {group["state"]: group["number"] for group in groups}


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of evidence that a search found."""

    title: str
    detail: str
    url: str


def search(unit: Unit, year: int, text: str, *, limit: int = 20) -> list[Hit]:
    """Evidence whose title, file names or items' codes hold every word, newest first (four queries)."""
    if not text.split():
        return []
    rows = rows_of(list(with_parts(evidence_list(unit, year, Wanted(words=text)))[:limit]))
    return [
        Hit(
            row.evidence.title,
            f"{', '.join(row.codes)} · {', '.join(entry.file.name for entry in row.files)}",
            evidence_url(unit, year, row.evidence.pk),
        )
        for row in rows
    ]
