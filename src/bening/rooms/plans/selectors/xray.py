"""What is doubtful in a plan: the kernel's X-ray on the plan as it stands, and what a copied plan must rethink."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from bening.kernel.decree.draft import Finding, Mend, PlanDraft, Severity
from bening.rooms.plans.models import Item, Plan
from bening.rooms.plans.rules.redate import years_in
from bening.rooms.plans.selectors.draft import draft_of_plan

ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one kind, by code; the severity is that of the gravest."""

    code: str
    title: str
    severity: Severity
    findings: list[Finding]


def xray(plan: Plan) -> list[Group]:
    """The findings grouped by issue, the gravest kind first."""
    groups: dict[str, list[Finding]] = {}
    for finding in _findings(draft_of_plan(plan)):
        groups.setdefault(finding.code, []).append(finding)
    found = [
        Group(code, findings[0].title, min((f.severity for f in findings), key=ORDER.index), findings)
        for code, findings in groups.items()
    ]
    return sorted(found, key=lambda group: ORDER.index(group.severity))


def _findings(draft: PlanDraft) -> list[Finding]:
    """The X-ray of a draft, kept by the draft's own content: the same plan is examined once."""
    from bening.kernel.decree.xray import examine  # the forty rules load when somebody asks for them

    key = f"plans.xray:{hashlib.sha256(repr(draft).encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: examine(draft), timeout=3600) or []


def mend_of(groups: Sequence[Group], *, item: str, field: str, value: str) -> Mend | None:
    """The mend that a finding offers, so that nothing else can be posted as one."""
    return next(
        (
            mend
            for group in groups
            for finding in group.findings
            for mend in finding.mends
            if (mend.item, mend.field, mend.value) == (item, field, value)
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class Rethink:
    """An item to think over before the plan comes into force, with the reasons as sentences."""

    item: Item
    reasons: list[str]


def rethink(plan: Plan) -> list[Rethink]:
    """Items that name another year, have no owner or no due date (three queries)."""
    items = Item.objects.of_plan(plan).select_related("owner").prefetch_related("occurrences").order_by("position")
    found = [Rethink(item, _reasons(plan, item)) for item in items]
    return [row for row in found if row.reasons]


def _reasons(plan: Plan, item: Item) -> list[str]:
    reasons = []
    years = [year for year in years_in(f"{item.indicator}\n{item.action}\n{item.evidence_text}") if year != plan.year]
    if years:
        reasons.append(f"Teksnya menyebut tahun {', '.join(map(str, years))}.")
    if item.owner_id is None:
        reasons.append("Belum ada penanggung jawab.")
    if not item.occurrences.all():
        reasons.append(
            f"Target waktu “{item.target_text}” belum menjadi tanggal." if item.target_text else "Tanpa target."
        )
    return reasons
