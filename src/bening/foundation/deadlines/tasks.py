"""Counting open deadlines anew, behind the scenes."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.kit import clock


@task()
def recompute_later(unit_id: int | None, cause: str) -> int:
    """Move the open deadlines of a unit and those below it (of all, without one) to where the calendar puts them now.

    ``cause`` completes "karena …" in the audit trail. Returns how many moved.
    """
    from bening.foundation.deadlines.services.recomputing import clocks_recompute

    return clocks_recompute(at=clock.now(), unit_id=unit_id, cause=cause).moved
