"""The evidence reports on a period that has not ended on the due date."""

from __future__ import annotations

import re
from datetime import date

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, plan_year, quote, years_in
from bening.kernel.decree.xray.frequency import FOUR_MONTHLY, QUARTERLY, SEMESTER, named_frequencies, period_end
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="evidence_before_it_can_exist",
    title="Bukti belum mungkin ada pada tanggal target",
    severity=Severity.HIGH,
    looks_for=(
        "Bukti semesteran, caturwulanan, triwulanan, atau tahunan dari tahun rencana yang jatuh tempo sebelum "
        "masanya berakhir."
    ),
    source="Kesesuaian antar-kolom rencana aksi",
)
_NAMED_PERIOD = re.compile(r"\b(semester|triwulan|caturwulan|tw)\s*(?:ke[- ]?)?(IV|III|II|I|[1-4])\b", re.IGNORECASE)
_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_STEPS = {"semester": 6, "triwulan": 3, "tw": 3, "caturwulan": 4}
_YEARLY = re.compile(
    r"\b(?:lakip|lkjip|lkip|laporan (?:kinerja|tahunan|akhir tahun))\b[^,;\n]{0,60}?\b(20\d\d)\b", re.IGNORECASE
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item; evidence of an earlier year is left alone."""
    year = plan_year(draft)
    findings = []
    for item in draft.items():
        due = item.schedule.first_due
        ends = None if year is None or due is None else _ends(item.evidence_raw, year)
        if ends is not None and due is not None and due < ends:
            findings.append(_finding(item, due, ends))
    return findings


def _ends(evidence: str, year: int) -> date | None:
    """The day on which the first period that the evidence reports on ends; None when it names none of this year."""
    yearly = _YEARLY.search(evidence)
    if yearly is not None and int(yearly[1]) >= year:
        return period_end(int(yearly[1]), 12)
    if years_in(evidence) and max(years_in(evidence)) < year:
        return None
    named = [_named_end(match, year) for match in _NAMED_PERIOD.finditer(evidence)]
    regular = [
        frequency.first_end(year)
        for frequency in named_frequencies(evidence).values()
        if frequency in (QUARTERLY, FOUR_MONTHLY, SEMESTER)
    ]
    return min([end for end in named if end is not None] + regular, default=None)


def _named_end(match: re.Match[str], year: int) -> date | None:
    month = _STEPS[match[1].lower()] * _ORDER[match[2].lower()]
    return period_end(year, month) if month <= 12 else None


def _finding(item: Item, due: date, ends: date) -> Finding:
    return RULE.finding(
        f"Bukti {item.id} {quote(item.evidence_raw)} jatuh tempo {day(due)}, padahal masa yang dilaporkan baru "
        "berakhir "
        f"{day(ends)}. Pindahkan target ke sesudah tanggal itu, atau sebut periode tahun sebelumnya pada bukti.",
        [item],
    )
