"""What is doubtful in a plan: the kernel's X-ray on the plan as it stands, and what a copied plan must rethink."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.cache import cache

from bening.kernel.decree.draft import Finding, Mend, Severity
from bening.rooms.plans.models import Plan
from bening.rooms.plans.rules.redate import years_in
from bening.rooms.plans.selectors.draft import PlanRows, document_of, draft_of_plan, rows_of_plan

ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one kind, by code; the severity is that of the gravest."""

    code: str
    title: str
    severity: Severity
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Rethink:
    """The code of an item to think over before the plan comes into force, with the reasons as sentences."""

    code: str
    reasons: list[str]


def xray(plan: Plan) -> list[Group]:
    """The findings grouped by issue, the gravest kind first."""
    return examined(plan)[0]


def rethink(plan: Plan) -> list[Rethink]:
    """Items that name another year, have no owner or no due date."""
    return examined(plan)[1]


def examined(plan: Plan) -> tuple[list[Group], list[Rethink]]:
    """``xray`` and ``rethink`` from one reading of the plan (four queries).

    Both are kept by the plan's own content: the same plan is examined once.
    """
    rows = rows_of_plan(plan)
    content = repr((plan.year, plan.week_convention, document_of(plan), rows))
    key = f"plans.xray:{hashlib.sha256(content.encode()).hexdigest()}"
    found = cache.get_or_set(key, lambda: (_groups(plan, rows), _rethink(plan, rows)), timeout=3600)
    return cast("tuple[list[Group], list[Rethink]]", found)


def _groups(plan: Plan, rows: PlanRows) -> list[Group]:
    from bening.kernel.decree.xray import examine  # the forty rules load when somebody asks for them

    groups: dict[str, list[Finding]] = {}
    for finding in examine(draft_of_plan(plan, rows)):
        groups.setdefault(finding.code, []).append(finding)
    found = [
        Group(code, findings[0].title, min((f.severity for f in findings), key=ORDER.index), findings)
        for code, findings in groups.items()
    ]
    return sorted(found, key=lambda group: ORDER.index(group.severity))


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


def _rethink(plan: Plan, rows: PlanRows) -> list[Rethink]:
    found = [Rethink(row.code, _reasons(plan, row, dated=bool(rows.dates[row.pk]))) for row in rows.items]
    return [row for row in found if row.reasons]


def _reasons(plan: Plan, row: Any, *, dated: bool) -> list[str]:
    reasons = []
    years = [year for year in years_in(f"{row.indicator}\n{row.action}\n{row.evidence_text}") if year != plan.year]
    if years:
        reasons.append(f"Teksnya menyebut tahun {', '.join(map(str, years))}.")
    if row.owner__name is None:
        reasons.append("Belum ada penanggung jawab.")
    if not dated:
        reasons.append(
            f"Target waktu “{row.target_text}” belum menjadi tanggal." if row.target_text else "Tanpa target."
        )
    return reasons
