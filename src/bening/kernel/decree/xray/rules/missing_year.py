"""A target names months but no year."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import plan_year, quote, years_in
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Kind

RULE = Rule(
    code="missing_year",
    title="Tahun tidak ditulis pada target",
    severity=Severity.MEDIUM,
    looks_for="Target yang terbaca tetapi tidak memuat tahun empat angka; dipakai tahun rencana dari judul.",
    source="Kolom target waktu dan judul tabel",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item, with the year written out as the change."""
    year = plan_year(draft)
    return [
        _finding(item, year)
        for item in draft.items()
        if item.target_raw.strip() and item.schedule.kind is not Kind.NONE and not years_in(item.target_raw)
    ]


def _finding(item: Item, year: int | None) -> Finding:
    written = quote(item.target_raw)
    used = item.schedule.year or year
    if used is None:
        return RULE.finding(
            f"Target {item.id} ({written}) tanpa tahun, dan judul tidak menyebutnya. Tulis tahunnya.", [item]
        )
    target = f"{item.target_raw.rstrip(' .;,')} {used}"
    return RULE.finding(
        f"Target {item.id} ({written}) tanpa tahun; dipakai {used} dari judul. Tulis tahunnya agar tidak salah baca.",
        [item],
        mends=[Mend(item.id, "target", target, f"Tulis “{target}”")],
    )
