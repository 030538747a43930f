"""Which version stood as accepted after a run of steps: the one place that knows how decisions follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import EvidenceStep


def standing_after(steps: Iterable[EvidenceStep]) -> int | None:
    """The version (primary key) that stands accepted after the steps of one piece of evidence, oldest first.

    A return leaves an accepted version standing unless it is that version that is handed back. An undo puts back what
    stood before the decision before it.
    """
    standing = before = None
    for step in steps:
        kept = standing
        if step.is_undo:
            standing = before
        elif step.target == State.ACCEPTED:
            standing = step.version_id
        elif step.target == State.WITHDRAWN or (step.target == State.RETURNED and standing == step.version_id):
            standing = None
        before = kept
    return standing


def undone(steps: Sequence[EvidenceStep]) -> set[int]:
    """The decisions (primary keys) that were taken back, of the steps of one piece of evidence, newest first."""
    return {earlier.pk for later, earlier in pairwise(steps) if later.is_undo}
