"""The evidence names another year than the plan's, and is no report on the year before."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, plan_year, quote, years_in
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="evidence_other_year",
    title="Bukti menyebut tahun lain",
    severity=Severity.MEDIUM,
    looks_for=(
        "Bukti yang hanya menyebut tahun di luar tahun rencana. Laporan, hasil, evaluasi, dan penilaian tahun "
        "sebelumnya, serta "
        "periode dan nomor peraturan, dikecualikan."
    ),
    source="Kesesuaian bukti dengan tahun rencana",
)
_LOOKS_BACK = re.compile(
    r"\b(?:lap\w*|lakip|lkjip|lkip|hasil|evaluasi|penilaian|capaian|realisasi|skp|rekap\w*|tindak ?lanjut\w*)\b",
    re.IGNORECASE,
)
_NOT_A_YEAR_OF_WORK = re.compile(
    r"\b20\d\d\s*(?:-|–|s/d|sampai)\s*20\d\d\b|\b(?:nomor|no\.?)\s*:?\s*\S+\s+tahun\s+\d{4}\b|\b\d+/20\d\d\b",
    re.IGNORECASE,
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item."""
    year = plan_year(draft)
    if year is None:
        return []
    return [_finding(item, year, strange) for item in draft.items() if (strange := _strange(item, year))]


def _strange(item: Item, year: int) -> list[int]:
    """The years that cannot be meant, when the plan's own year is not named beside them."""
    years = years_in(_NOT_A_YEAR_OF_WORK.sub(" ", item.evidence_raw))
    if year in years:
        return []
    looks_back = _LOOKS_BACK.search(item.evidence_raw) is not None
    return sorted(named for named in years if not (looks_back and named == year - 1))


def _finding(item: Item, year: int, strange: list[int]) -> Finding:
    return RULE.finding(
        f"Bukti {item.id} {quote(item.evidence_raw)} menyebut tahun {listed(map(str, strange))}, sedangkan rencana "
        f"ini untuk {year}. "
        "Ganti tahunnya, atau jelaskan mengapa dokumen tahun lain dipakai.",
        [item],
    )
