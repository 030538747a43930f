"""Schedules as JSON: for the plan's storage, for exports and for comparing two readings of one decree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .schedule import Alternative, Kind, Occurrence, Schedule, TargetFinding, YearFrom

_PRECISION = {
    Kind.WEEK: "week",
    Kind.WEEKLY: "week",
    Kind.MONTH: "month",
    Kind.MONTHS: "month",
    Kind.MONTHLY: "month",
    Kind.WINDOW: "window",
    Kind.QUARTERLY: "quarter",
    Kind.FOUR_MONTHLY: "four_months",
    Kind.SEMESTER: "semester",
    Kind.DATE: "day",
}
_FREQUENCIES = (Kind.WEEKLY, Kind.MONTHLY, Kind.QUARTERLY, Kind.FOUR_MONTHLY, Kind.SEMESTER)


def to_json(schedule: Schedule) -> dict[str, Any]:
    """Plain values only: dates are ISO strings, absent values None, lists empty rather than missing.

    ``precision`` says how finely the dates are named, ``deliverables`` "one" or "one_per_occurrence" (both None for
    kind none), ``range`` the stretch of a frequency. ``due`` of an alternative stands where it has one due date;
    ``context_hint`` gives the number of its occurrences and the ``dates`` themselves.
    """
    count = len(schedule.occurrences)
    return {
        "kind": schedule.kind.value,
        "year": schedule.year,
        "year_from": schedule.year_from and schedule.year_from.value,
        "precision": _PRECISION.get(schedule.kind),
        "deliverables": ("one" if count == 1 else "one_per_occurrence") if count else None,
        "occurrences": _dates(schedule.occurrences),
        "first_due": _iso(schedule.first_due),
        "last_due": _iso(schedule.last_due),
        "range": _range(schedule),
        "ambiguous": schedule.ambiguous,
        "alternatives": [_alternative(other) for other in schedule.alternatives],
        "qualifier": schedule.qualifier,
        "equivalent": schedule.equivalent and schedule.equivalent.value,
        "context_hint": _hint(schedule.context_hint),
        "inherited_from": schedule.inherited_from,
        "findings": [{"code": finding.code, "detail": finding.detail} for finding in schedule.findings],
        "notes": list(schedule.notes),
    }


def from_json(data: Mapping[str, Any]) -> Schedule:
    """The schedule that :func:`to_json` wrote. Raises KeyError or ValueError for anything else."""
    hint = data["context_hint"]
    return Schedule(
        kind=Kind(data["kind"]),
        year=data["year"],
        year_from=YearFrom(data["year_from"]) if data["year_from"] else None,
        occurrences=_occurrences(data["occurrences"]),
        ambiguous=data["ambiguous"],
        alternatives=tuple(
            Alternative(Kind(other["kind"]), other["because"], _occurrences(other["occurrences"]))
            for other in data["alternatives"]
        ),
        qualifier=data["qualifier"],
        findings=tuple(TargetFinding(finding["code"], finding["detail"]) for finding in data["findings"]),
        inherited_from=data["inherited_from"],
        equivalent=Kind(data["equivalent"]) if data["equivalent"] else None,
        context_hint=Alternative(Kind(hint["kind"]), hint["because"], _occurrences(hint["dates"])) if hint else None,
        notes=tuple(data["notes"]),
    )


def _iso(it: date | None) -> str | None:
    return it.isoformat() if it else None


def _dates(occurrences: Iterable[Occurrence]) -> list[dict[str, str]]:
    return [{"period": it.period, "start": it.start.isoformat(), "due": it.due.isoformat()} for it in occurrences]


def _occurrences(rows: Iterable[Mapping[str, str]]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(row["period"], date.fromisoformat(row["start"]), date.fromisoformat(row["due"])) for row in rows
    )


def _range(schedule: Schedule) -> dict[str, str | None] | None:
    if schedule.kind not in _FREQUENCIES:
        return None
    return {"start": _iso(min(it.start for it in schedule.occurrences)), "end": _iso(schedule.last_due)}


def _alternative(other: Alternative) -> dict[str, Any]:
    due = _iso(other.occurrences[0].due) if len(other.occurrences) == 1 else None
    return {
        "kind": other.kind.value,
        "because": other.because,
        "due": due,
        "occurrences": _dates(other.occurrences),
    }


def _hint(hint: Alternative | None) -> dict[str, Any] | None:
    if hint is None:
        return None
    return {
        "kind": hint.kind.value,
        "because": hint.because,
        "occurrences": len(hint.occurrences),
        "dates": _dates(hint.occurrences),
    }
