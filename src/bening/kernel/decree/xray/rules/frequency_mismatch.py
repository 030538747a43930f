"""The dates of a target do not follow the frequency that the row promises."""

from __future__ import annotations

from itertools import pairwise

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, month_names, plan_year, row_texts
from bening.kernel.decree.xray.frequency import MONTHS_A_YEAR, WEEKLY, Frequency, named_frequencies, period_end
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Schedule

RULE = Rule(
    code="frequency_mismatch",
    title="Jadwal tidak cocok dengan frekuensi yang dijanjikan",
    severity=Severity.HIGH,
    looks_for=(
        "Kata frekuensi (bulanan, triwulan, caturwulan, semester) di indikator, langkah, atau bukti, dibandingkan "
        "dengan "
        "jumlah dan jarak bulan target yang lebih dari satu."
    ),
    source="Kesesuaian antar-kolom rencana aksi",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item whose dates fit none of the frequencies it names."""
    findings = []
    for item in draft.items():
        promised = _promised(item)
        if len(item.schedule.occurrences) < 2 or not promised:
            continue
        if not any(_fits(item.schedule, frequency, draft) for frequency in promised.values()):
            findings.append(_finding(item, promised))
    return findings


def _promised(item: Item) -> dict[str, Frequency]:
    """The monthly or slower frequencies of a row by their wording."""
    words = named_frequencies(*row_texts(item))
    return {written: frequency for written, frequency in words.items() if frequency is not WEEKLY}


def _fits(schedule: Schedule, frequency: Frequency, draft: PlanDraft) -> bool:
    """Evenly spaced by the period, and none of the year's periods left out that end after the decree."""
    if schedule.kind is frequency.kind or schedule.equivalent is frequency.kind:
        return True
    dues = sorted(occurrence.due for occurrence in schedule.occurrences)
    months = [due.year * MONTHS_A_YEAR + due.month for due in dues]
    if any(later - earlier != frequency.step for earlier, later in pairwise(months)):
        return False
    year = plan_year(draft) or dues[0].year
    decided = draft.document.decree_date
    ends = [period_end(year, month) for month in range(frequency.step, MONTHS_A_YEAR + 1, frequency.step)]
    return len(dues) >= sum(1 for end in ends if decided is None or end >= decided)


def _finding(item: Item, promised: dict[str, Frequency]) -> Finding:
    dues = [occurrence.due for occurrence in item.schedule.occurrences]
    names = listed(f"“{written}”" for written in promised)
    kinds = {frequency.kind: frequency.label for frequency in promised.values()}
    return RULE.finding(
        f"{item.id} menjanjikan {names}, tetapi targetnya {len(dues)} kali ({month_names(dues)}). "
        "Pilih salah satu: ubah target agar sesuai frekuensi, atau ubah janjinya.",
        [item],
        mends=[
            Mend(item.id, "schedule", kind.value, f"Jadikan target {item.id} {label}") for kind, label in kinds.items()
        ],
    )
