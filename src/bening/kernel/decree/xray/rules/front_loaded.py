"""More than half of the items fall due in the first two months of the year."""

from __future__ import annotations

from bening.kernel.decree.clean import MONTHS
from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import plan_year
from bening.kernel.decree.xray.frequency import is_single
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="front_loaded",
    title="Beban menumpuk di awal tahun",
    severity=Severity.INFO,
    looks_for=(
        "Lebih dari separuh butir (dari sedikitnya sepuluh) jatuh tempo pertama kali pada Januari–Februari tahun "
        "rencana."
    ),
    source="Sebaran target waktu",
)
_FEWEST = 10
_EARLY_MONTHS = 2


def check(draft: PlanDraft) -> list[Finding]:
    """At most one finding, about the plan as a whole."""
    year = plan_year(draft)
    firsts = [due for item in draft.items() if (due := item.schedule.first_due) is not None]
    early = sum(1 for due in firsts if due.year == year and due.month <= _EARLY_MONTHS)
    if len(firsts) < _FEWEST or early * 2 <= len(firsts):
        return []
    last = max(
        (due for item in draft.items() if is_single(item.schedule) and (due := item.schedule.last_due)), default=None
    )
    quiet = f" Target tunggal terakhir jatuh pada {MONTHS[last.month - 1]} {last.year}." if last else ""
    return [
        RULE.finding(
            f"{early} dari {len(firsts)} butir jatuh tempo pertama kali pada Januari–Februari {year}.{quiet} "
            "Pertimbangkan menyebar target agar bukti terkumpul sepanjang tahun."
        )
    ]
