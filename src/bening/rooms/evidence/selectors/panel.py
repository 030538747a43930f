"""An item's required proofs beside what was handed in for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink
from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness
from bening.rooms.evidence.rules.findings import findings
from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof
from bening.rooms.plans import api as plans

KINDS = {
    State.DRAFT: "active",
    State.SUBMITTED: "review",
    State.RETURNED: "returned",
    State.ACCEPTED: "done",
    State.WITHDRAWN: "void",
}
"""The kit's kind of state for each state of evidence."""


@dataclass(frozen=True, slots=True)
class Held:
    """One piece of evidence beside the proof that it answers. ``findings`` are for the reviewer's eye."""

    evidence: Evidence
    link: EvidenceLink
    files: int
    findings: list[EvidenceFinding]

    @property
    def kind(self) -> str:
        """The kit's kind of state; a new version under review of something accepted shows both."""
        return KINDS[State(self.evidence.state)]

    @property
    def word(self) -> str:
        return str(State(self.evidence.state).label)


@dataclass(frozen=True, slots=True)
class Asked:
    """One required proof and what answers it; ``requirement`` None collects what is for the item as a whole."""

    requirement: plans.EvidenceRequirement | None
    held: list[Held] = field(default_factory=list)

    @property
    def is_accepted(self) -> bool:
        return any(entry.evidence.accepted_id for entry in self.held)

    @property
    def key(self) -> str:
        """The required proof as it stands in an address."""
        return str(self.requirement.pk) if self.requirement else ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands in the evidence part of an item's page."""

    asked: list[Asked]
    whole: Asked
    share: Completeness
    masa: str
    """The due date that stands open, as it stands in an address."""


def proof_of(evidence: Evidence, link: EvidenceLink) -> Proof:
    """What the rules look at: the newest version beside one link."""
    version = evidence.current
    period = None
    if version and version.period_start and version.period_end:
        period = (version.period_start, version.period_end)
    masa = (link.occurrence.start, link.occurrence.due) if link.occurrence else None
    return Proof(
        year=evidence.year,
        evidence_date=version.evidence_date if version else None,
        period=period,
        is_signed=bool(version and version.is_signed),
        masa=masa,
        asked=link.requirement.text if link.requirement else "",
        valid_until=version.valid_until if version else None,
    )


def item_panel(item: plans.Item, occurrence: plans.Occurrence | None) -> Panel:
    """Proofs and evidence of one due date of an item, or of all of it (one query beside its ``requirements``)."""
    requirements = list(item.requirements.all())
    links = _links(item)
    shown = [link for link in links if occurrence is None or link.occurrence_id in {None, occurrence.pk}]
    by_requirement: dict[int | None, list[Held]] = defaultdict(list)
    for link in shown:
        by_requirement[link.requirement_id].append(_held(link))
    known = {requirement.pk for requirement in requirements}
    loose = [held for key, rows in by_requirement.items() if key not in known for held in rows]
    return Panel(
        asked=[Asked(requirement, by_requirement[requirement.pk]) for requirement in requirements],
        whole=Asked(None, loose),
        share=_share(requirements, occurrence, links),
        masa=str(occurrence.pk) if occurrence else "",
    )


def _links(item: plans.Item) -> list[EvidenceLink]:
    files = Count("evidence__current__files", distinct=True)
    rows = (
        EvidenceLink.objects.live()
        .filter(item=item)
        .exclude(evidence__state=State.WITHDRAWN)
        .select_related(
            "evidence__current", "evidence__submitted_by", "evidence__created_by", "occurrence", "requirement"
        )
        .annotate(files=files)
        .order_by("-evidence__created_at", "-pk")
    )
    return list(rows)


def _held(link: EvidenceLink) -> Held:
    return Held(link.evidence, link, vars(link)["files"], findings(proof_of(link.evidence, link)))


def _share(
    requirements: list[plans.EvidenceRequirement], occurrence: plans.Occurrence | None, links: list[EvidenceLink]
) -> Completeness:
    answers = [
        Answer(
            link.requirement_id,
            link.occurrence_id,
            link.evidence.accepted_id is not None,
            link.evidence.state == State.SUBMITTED,
        )
        for link in links
    ]
    columns = (occurrence.pk,) if occurrence else ()
    return completeness([requirement.pk for requirement in requirements], columns, answers)
