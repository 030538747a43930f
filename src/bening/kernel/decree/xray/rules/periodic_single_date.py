"""Periodic work has a single date."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, month_names, row_texts
from bening.kernel.decree.xray.frequency import QUARTERLY, SEMESTER, Frequency, frequency_words, is_single
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="periodic_single_date",
    title="Pekerjaan berkala diberi satu tanggal",
    severity=Severity.HIGH,
    looks_for=(
        "Kata berkala, periodik, rutin, mingguan, bulanan, triwulan, caturwulan, atau semester pada baris yang "
        "targetnya hanya "
        "satu tanggal."
    ),
    source="Kesesuaian antar-kolom rencana aksi",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; the frequency is offered as the change, two usual ones where none is named."""
    return [_finding(item) for item in draft.items() if is_single(item.schedule) and frequency_words(*row_texts(item))]


def _finding(item: Item) -> Finding:
    words = frequency_words(*row_texts(item))
    named: dict[str, Frequency] = {word.frequency.label: word.frequency for word in words if word.frequency}
    offered = named or {QUARTERLY.label: QUARTERLY, SEMESTER.label: SEMESTER}
    return RULE.finding(
        f"{item.id} berbunyi {listed(f'“{word.written}”' for word in words)}, tetapi targetnya hanya satu kali "
        f"({month_names(occurrence.due for occurrence in item.schedule.occurrences)}). Jadwalkan berulang.",
        [item],
        mends=[
            Mend(item.id, "schedule", frequency.kind.value, f"Jadikan target {item.id} {label}")
            for label, frequency in offered.items()
        ],
    )
