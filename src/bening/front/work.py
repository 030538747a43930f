"""What a person has to do, across all her units and roles, grouped by what holds up the units' results most.

Today only the plan gives tasks; a room that gives its own adds them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bening.foundation.accounts.models import User
from bening.rooms.plans import api as plans

SOON = timedelta(days=7)

Work = plans.Task


@dataclass(frozen=True, slots=True)
class Urgency:
    """One group of *Tugas saya*: its heading, its noun in "3 terlambat", and the kit's kind of state."""

    kind: str
    heading: str
    noun: str
    icon: str


LATE = Urgency("late", "Terlambat", "terlambat", "triangle-alert")
RETURNED = Urgency("returned", "Dikembalikan, perlu diperbaiki", "dikembalikan", "undo-2")
DUE_SOON = Urgency("soon", "Jatuh tempo dalam 7 hari", "segera jatuh tempo", "clock")
REVIEW = Urgency("review", "Menunggu pemeriksaan Anda", "menunggu pemeriksaan Anda", "eye")
OTHER = Urgency("idle", "Berikutnya", "berikutnya", "calendar")

URGENCIES = (LATE, RETURNED, DUE_SOON, REVIEW, OTHER)
_BY_KIND = {urgency.kind: urgency for urgency in URGENCIES}


def urgency_of(work: Work | plans.TaskCount) -> Urgency:
    """The group that a task, or a number of tasks, belongs to."""
    return _BY_KIND.get(work.kind, OTHER)


def work_list(user: User, on: date) -> plans.TaskList:
    """The same as ``works_of``, counted and cut into pages by the database."""
    return plans.task_list(user, on)


def works_of(user: User, on: date) -> list[Work]:
    """Everything a person has to do, the most urgent first."""
    return plans.tasks_for(user, on)
