"""What a person has to do, across all her units and roles, grouped by what holds up the units' results most.

The plan gives tasks, and the rooms' cases give their deadlines; a room that gives work of another kind adds it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bening.foundation.accounts.models import User
from bening.front.cases import CaseWork, case_works
from bening.rooms.plans import api as plans

SOON = timedelta(days=7)

Work = plans.Task | CaseWork


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


class WorkList:
    """Everything a person has to do, group by group: in each the deadlines of cases first, then the plan's tasks.

    The plan's part is counted and cut into slices by the database; cases are few and near, and read at once.
    """

    def __init__(self, tasks: plans.TaskList, cases: Sequence[CaseWork]) -> None:
        self._tasks, self._cases = tasks, cases
        self.counts = [*tasks.counts, *_counts_of(cases)]

    def __len__(self) -> int:
        return len(self._tasks) + len(self._cases)

    def __getitem__(self, part: slice) -> list[Work]:
        places: list[CaseWork | None] = []  # None where a task of the plan stands
        for urgency in URGENCIES:
            places += [case for case in self._cases if urgency_of(case) is urgency]
            places += [None] * sum(count.number for count in self._tasks.counts if urgency_of(count) is urgency)
        start, stop, _ = part.indices(len(places))
        before, shown = places[:start].count(None), places[start:stop]
        tasks = iter(self._tasks[before : before + shown.count(None)])
        return [next(tasks) if case is None else case for case in shown]

    def of(self, code: str, year: int) -> WorkList:
        """Those of one unit and year."""
        cases = [case for case in self._cases if (case.unit.code, case.year) == (code, year)]
        return WorkList(self._tasks.of(code, year), cases)


def _counts_of(cases: Iterable[CaseWork]) -> list[plans.TaskCount]:
    def place(case: CaseWork) -> tuple[str, str, int, str]:
        return case.unit.code, case.unit.name, case.year, case.kind

    groups = ((key, list(rows)) for key, rows in groupby(sorted(cases, key=place), key=place))
    return [plans.TaskCount(*key, len(rows), min(row.due for row in rows)) for key, rows in groups]


def work_list(user: User, on: date) -> WorkList:
    """The same as ``works_of``, counted and cut into pages."""
    return WorkList(plans.task_list(user, on), case_works(user, on))


def works_of(user: User, on: date) -> list[Work]:
    """Everything a person has to do, the most urgent first."""
    return work_list(user, on)[:]
