"""A target can be read in more than one way."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Alternative

RULE = Rule(
    code="ambiguous_deadline",
    title="Batas waktu bermakna ganda",
    severity=Severity.MEDIUM,
    looks_for="Target yang dapat dibaca lebih dari satu cara, misalnya “paling lambat” dengan rentang bulan.",
    source="Tata bahasa target waktu",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; each other reading is offered as the change."""
    return [_finding(item) for item in draft.items() if item.schedule.ambiguous]


def _finding(item: Item) -> Finding:
    schedule = item.schedule
    written = item.target_raw or f"mengikuti {schedule.inherited_from}"
    chosen = f"dipakai batas akhir {day(schedule.last_due)}" if schedule.last_due else "belum ada tanggal yang dipakai"
    return RULE.finding(
        f"Target {item.id} {quote(written)} dapat dibaca lebih dari satu cara; {chosen}. Pilih yang dimaksud.",
        [item],
        mends=[
            Mend(item.id, "schedule", f"alternative:{position}", f"Untuk {item.id}, pilih {_reading(alternative)}")
            for position, alternative in enumerate(schedule.alternatives)
        ],
    )


def _reading(alternative: Alternative) -> str:
    if not alternative.occurrences:
        return alternative.because
    if len(alternative.occurrences) == 1:
        return f"batas {day(alternative.occurrences[0].due)} ({alternative.because})"
    return (
        f"{len(alternative.occurrences)} kali, terakhir {day(alternative.occurrences[-1].due)} ({alternative.because})"
    )
