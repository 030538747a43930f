"""Deadlines of cases among a person's tasks: the rooms say whose they are, this says how they stand in the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bening.foundation.accounts.models import User
from bening.foundation.deadlines.selectors.due import DueCase, due_for
from bening.foundation.units.models import Unit

ACTION = "Buka"


@dataclass(frozen=True, slots=True)
class CaseWork:
    """A case whose deadline is late or near, with the names that a task of the plan has. ``begun`` is the day from
    which it is counted, so that a deadline shorter than a week is news when it begins."""

    unit: Unit
    year: int
    code: str
    title: str
    due: date
    kind: str
    begun: date
    url: str
    action: str = ACTION
    note: str = ""
    who: str = ""
    changed_on: date | None = None
    is_review: bool = False
    is_returned: bool = False


def case_works(user: User, on: date) -> list[CaseWork]:
    """The late and near deadlines of a person's cases, the late ones first, each group by the day it is due."""
    works = [_work(case) for case in due_for(user, on)]
    return sorted(works, key=lambda work: (work.kind != "late", work.due, work.code))


def _work(case: DueCase) -> CaseWork:
    return CaseWork(
        unit=case.unit,
        year=case.year,
        code=case.code,
        title=f"{case.action}: {case.title}",
        due=case.due,
        kind=case.kind,
        begun=case.begun,
        url=case.url,
    )
