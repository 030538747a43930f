"""Targets that began or fell due before the decree was signed, or fall due within a month of it."""

from __future__ import annotations

from datetime import date, timedelta

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, ids
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="decree_date_close",
    title="Target sangat dekat dengan tanggal keputusan",
    severity=Severity.MEDIUM,
    looks_for=(
        "Masa pelaksanaan yang berawal sebelum keputusan ditetapkan, dan target yang jatuh dalam 30 hari sesudahnya."
    ),
    source="Tanggal penetapan keputusan",
)
CLOSE = timedelta(days=30)


_LONG = timedelta(days=31)


def check(draft: PlanDraft) -> list[Finding]:
    """Up to three findings: due before the decree, running since before it, due within 30 days of it."""
    decided = draft.document.decree_date
    if decided is None:
        return []
    dated = [item for item in draft.items() if item.schedule.occurrences]
    passed = [item for item in dated if _first_due(item) < decided]
    rest = [item for item in dated if _first_due(item) >= decided]
    running = [item for item in rest if _start(item) < decided and _last_due(item) - _start(item) > _LONG]
    started = {item.id for item in running}
    close = [item for item in rest if item.id not in started and _first_due(item) - decided <= CLOSE]
    checks = ((passed, _passed), (running, _running), (close, _close))
    return [state(items, decided) for items, state in checks if items]


def _start(item: Item) -> date:
    return min(occurrence.start for occurrence in item.schedule.occurrences)


def _first_due(item: Item) -> date:
    return min(occurrence.due for occurrence in item.schedule.occurrences)


def _last_due(item: Item) -> date:
    return max(occurrence.due for occurrence in item.schedule.occurrences)


def _passed(items: list[Item], decided: date) -> Finding:
    return RULE.finding(
        f"{ids(items)} jatuh tempo sebelum keputusan ditetapkan ({day(decided)}). Undurkan targetnya, atau catat bahwa "
        "pekerjaan itu sudah selesai.",
        items,
        severity=Severity.HIGH,
    )


def _running(items: list[Item], decided: date) -> Finding:
    return RULE.finding(
        f"Masa {ids(items)} sudah berjalan sebelum keputusan ditetapkan ({day(decided)}). Tentukan apakah bukti "
        "sebelum "
        "tanggal itu ikut dihitung.",
        items,
    )


def _close(items: list[Item], decided: date) -> Finding:
    soonest = min(_first_due(item) for item in items)
    first = [item for item in items if _first_due(item) == soonest]
    return RULE.finding(
        f"{len(items)} butir jatuh tempo dalam 30 hari sesudah keputusan ditetapkan ({day(decided)}); paling dekat "
        f"{ids(first)} pada {day(soonest)} ({(soonest - decided).days} hari). Pastikan penanggung jawabnya sudah tahu, "
        "atau undurkan targetnya.",
        items,
    )
