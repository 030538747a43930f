"""Work on one subject is dated against its natural order: applied before it is set, evaluated before it is applied."""

from __future__ import annotations

from datetime import date

from bening.kernel.decree.draft import Component, Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, ids
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.stages import LABELS, Stage, same_thing, stage_of

RULE = Rule(
    code="order_inversion",
    title="Urutan tanggal terbalik",
    severity=Severity.HIGH,
    looks_for=(
        "Dalam satu komponen dan untuk hal yang sama: penetapan sesudah penerapan atau evaluasinya, atau analisis "
        "kebutuhan "
        "sesudah rencana yang disusun darinya."
    ),
    source="Urutan analisis – penetapan – penerapan – evaluasi pada LKE (Lampiran III PermenPANRB 90/2021)",
)

MOST = 500
"""A component with more items than this has no order that a person planned; comparing them all would take minutes."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per subject whose stages are out of order."""
    return [finding for component in draft.components() for finding in _in_component(component)]


def _in_component(component: Component) -> list[Finding]:
    staged = [item for item in component.items if item.schedule.occurrences and _orders(item)]
    if len(staged) > MOST:
        return []
    findings = []
    while staged:
        subject = [staged[0]] + [item for item in staged[1:] if same_thing(staged[0], item)]
        named = {item.id for item in subject}
        staged = [item for item in staged if item.id not in named]
        late = _inverted(subject)
        if late:
            findings.append(_finding(late))
    return findings


def _orders(item: Item) -> bool:
    stage = stage_of(item.indicator)
    return stage is not None and stage is not Stage.FOLLOW_UP


def _stage(item: Item) -> Stage:
    return stage_of(item.indicator) or Stage.APPLY


def _ready(item: Item) -> date:
    """When the next stage may begin: after the result of thinking, from the start of doing."""
    occurrences = item.schedule.occurrences
    if _stage(item) <= Stage.ESTABLISH:
        return min(occurrence.due for occurrence in occurrences)
    return min(occurrence.start for occurrence in occurrences)


def _inverted(subject: list[Item]) -> list[Item]:
    """The items of the earliest stage that is late, with the later stages that are due before it; empty if in order."""
    for stage in sorted({_stage(item) for item in subject}):
        first = min((item for item in subject if _stage(item) is stage), key=_ready)
        early = [item for item in subject if _stage(item) > stage and _first_due(item) < _ready(first)]
        if early:
            return [first, *early]
    return []


def _first_due(item: Item) -> date:
    return min(occurrence.due for occurrence in item.schedule.occurrences)


def _finding(late: list[Item]) -> Finding:
    first, *early = late
    before = ", ".join(f"{LABELS[_stage(item)]} {item.id} sudah {day(_first_due(item))}" for item in early)
    severity = Severity.MEDIUM if _stage(first) is Stage.ANALYSE else Severity.HIGH
    return RULE.finding(
        f"{LABELS[_stage(first)].capitalize()} {first.id} baru {day(_ready(first))}, tetapi {before}. "
        f"Susun ulang target {ids(late)} agar mengikuti urutan kerjanya.",
        late,
        severity=severity,
    )
