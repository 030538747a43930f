"""A numbered list goes on in the next row: its first number is above one."""

from __future__ import annotations

from bening.kernel.decree.draft import Component, Finding, Item, PlanDraft, Severity, Step
from bening.kernel.decree.xray.cells import ids
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="numbering_over_rows",
    title="Penomoran sub-daftar melintasi dua baris",
    severity=Severity.MEDIUM,
    looks_for="Daftar bernomor pada langkah atau bukti yang tidak mulai dari 1.",
    source="Pembacaan tabel lampiran keputusan",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item whose list goes on, with the item in which the list began when that can be told."""
    return [finding for component in draft.components() for finding in _in_component(component)]


def _in_component(component: Component) -> list[Finding]:
    findings = []
    for position, item in enumerate(component.items):
        numbers = [
            number
            for steps in (item.action_steps, item.evidence)
            if (number := _first(steps)) is not None and number > 1
        ]
        if numbers:
            named = [*_begun(component.items[:position], min(numbers)), item]
            findings.append(
                RULE.finding(
                    f"Daftar pada {item.id} mulai dari nomor {min(numbers)}, jadi tampaknya satu daftar terbagi ke "
                    f"{ids(named)}. Pastikan "
                    "tiap langkah dan bukti berada di butir yang benar.",
                    named,
                )
            )
    return findings


def _first(steps: tuple[Step, ...]) -> int | None:
    return steps[0].no if steps else None


def _begun(earlier: list[Item], number: int) -> list[Item]:
    """The item just above, when its list ends with the number before."""
    if earlier and number - 1 in {step.no for step in (*earlier[-1].action_steps, *earlier[-1].evidence)}:
        return [earlier[-1]]
    return []
