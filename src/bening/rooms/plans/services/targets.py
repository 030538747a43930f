"""Reading "target waktu" as a plan reads it."""

from __future__ import annotations

from dataclasses import replace

from bening.kernel import targets
from bening.kernel.targets.schedule import Alternative, Kind, Schedule, WeekConvention
from bening.rooms.plans.models import Plan
from bening.rooms.plans.policies import PolicyError


def read_target(plan: Plan, text: str, *, weeks: str | None = None) -> Schedule:
    """The schedule of a text in the plan's year and its way of counting weeks (or the one given)."""
    return targets.parse(text, year=plan.year, weeks=WeekConvention(weeks or plan.week_convention))


def choices_of(schedule: Schedule) -> list[Alternative]:
    """The readings to choose from, each with other dates, the main one first."""
    if schedule.kind is Kind.NONE:
        return list(schedule.alternatives)
    choices = [Alternative(schedule.kind, "bacaan utama", schedule.occurrences)]
    for other in schedule.alternatives:
        if other.occurrences and all(other.occurrences != choice.occurrences for choice in choices):
            choices.append(other)
    return choices


def readable_occurrences(plan: Plan, text: str, *, choice: int | None = None) -> Schedule:
    """The schedule with the chosen reading. Raises PolicyError when it is unreadable or needs a choice not made.

    An empty text is a schedule without due dates. ``choice`` counts ``choices_of`` from 0.
    """
    schedule = read_target(plan, text)
    if not text.strip():
        return schedule
    choices = choices_of(schedule)
    if not choices:
        raise PolicyError(
            f"Target waktu “{text.strip()}” tidak terbaca. {' '.join(f.detail for f in schedule.findings)}"
        )
    if schedule.ambiguous and choice is None:
        raise PolicyError(
            f"Target waktu “{text.strip()}” dapat dibaca dengan lebih dari satu cara. Pilih salah satunya."
        )
    if choice is not None and not 0 <= choice < len(choices):
        raise PolicyError("Pilihan bacaan itu tidak ada. Pilih dari daftar.")
    chosen = choices[choice or 0]
    return replace(schedule, kind=chosen.kind, occurrences=chosen.occurrences, ambiguous=False)
