"""A target names months but no year."""

from __future__ import annotations

import re

from bening.kernel.decree.clean import MONTHS
from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import plan_year, quote, years_in
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.targets.schedule import Kind

RULE = Rule(
    code="missing_year",
    title="Tahun tidak ditulis pada target",
    severity=Severity.MEDIUM,
    looks_for=(
        "Target bernama bulan atau tanggal tanpa tahun empat angka; dipakai tahun rencana dari judul. Frekuensi saja "
        "(“setiap bulan”) tidak memerlukan tahun."
    ),
    source="Kolom target waktu dan judul tabel",
)

_DATED = re.compile(rf"\d|\b(?:{'|'.join(month[:3] for month in MONTHS)}|peb|nop)", re.IGNORECASE)
"""A number, or a word that begins as a month does, in the spellings the grammar of targets accepts."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item, with the year written out as the change."""
    year = plan_year(draft)
    return [
        _finding(item, year)
        for item in draft.items()
        if item.schedule.kind is not Kind.NONE and _DATED.search(item.target_raw) and not years_in(item.target_raw)
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
