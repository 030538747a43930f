"""The steps that count, out of a list of steps that is never changed: taking one back is a step too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from bening.kernel.process import Effect, GuardKind, Process

UNDONE = "urung"
"""The result of a step that takes back the one before it."""


class Step(Protocol):
    """What is read of a step; the rows of the table have it."""

    source: str
    target: str
    result: str
    on: dt.date


S = TypeVar("S", bound=Step)


def counting(steps: Iterable[S]) -> list[S]:
    """The steps that stand, oldest first."""
    stack: list[S] = []
    for step in steps:
        if step.result != UNDONE:
            stack.append(step)
        elif stack:
            stack.pop()
    return stack


def times(steps: Sequence[Step], source: str, result: str) -> int:
    """How often a phase ended with a result."""
    return sum((step.source, step.result) == (source, result) for step in steps)


def last_revocation(process: Process, steps: Iterable[Step]) -> dt.date | None:
    """The day of the last step that began a ban: a result whose own ban only warns (Lampiran II Bab IV.C)."""
    starts = {
        (phase.code, result.key)
        for phase in process.phases.values()
        for result in phase.results
        if any(guard.kind is GuardKind.BAN_YEARS and guard.effect is Effect.WARNS for guard in result.guards)
    }
    return max((step.on for step in steps if (step.source, step.result) in starts), default=None)
