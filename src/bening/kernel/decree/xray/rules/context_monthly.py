"""A frequency stands beside a target that is only a range: probably one deliverable a period is meant."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import cells_of, quote
from bening.kernel.decree.xray.frequency import named_frequencies
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Kind

RULE = Rule(
    code="context_monthly",
    title="Frekuensi ditulis di kolom lain, bukan di target",
    severity=Severity.MEDIUM,
    looks_for=(
        "Kata frekuensi (per bulan, triwulan, semester …) di indikator, langkah, atau bukti pada target berupa "
        "rentang bulan."
    ),
    source="Kesesuaian antar-kolom rencana aksi",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per range that is longer than the period named elsewhere in its row."""
    return [finding for item in draft.items() if item.schedule.kind is Kind.WINDOW and (finding := _finding(item))]


def _finding(item: Item) -> Finding | None:
    window = item.schedule.occurrences[0]
    months = (window.due.year - window.start.year) * 12 + window.due.month - window.start.month + 1
    for cell in cells_of(item):
        for written, frequency in named_frequencies(cell.text).items():
            if frequency.step < months:
                return RULE.finding(
                    f"Target {item.id} {quote(item.target_raw)} hanya rentang, tetapi kolom {cell.label} berbunyi "
                    f"{quote(written)}. Setujui jadwal {frequency.label} bila bukti memang dikumpulkan tiap masa.",
                    [item],
                    mends=[
                        Mend(item.id, "schedule", frequency.kind.value, f"Jadikan target {item.id} {frequency.label}")
                    ],
                )
    return None
