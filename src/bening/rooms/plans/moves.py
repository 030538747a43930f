"""The moves of one due date as a person sees them: address, words, what must be said, and when it is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bening.foundation.accounts.permissions import Actor
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence
from bening.rooms.plans.workflow import OCCURRENCE


@dataclass(frozen=True, slots=True)
class MoveKind:
    """One kind of move. ``slug`` stands in the address; ``sources`` are the states in which it is offered.

    ``wants`` says what the form asks: "" nothing, "note" words that may stay empty, "reason" words that must not,
    "return" the checklist, words and a date.
    """

    slug: str
    target: State
    check: Callable[[Actor, Occurrence], None]
    sources: tuple[State, ...]
    wants: str = ""
    tone: str = "secondary"

    def label(self, source: str) -> str:
        """The word on the button, from the state table."""
        return OCCURRENCE.move(source, self.target).label


MOVES: dict[str, MoveKind] = {
    move.slug: move
    for move in (
        MoveKind("mulai", State.IN_PROGRESS, policies.check_start, (State.NOT_STARTED, State.RETURNED)),
        MoveKind(
            "serahkan",
            State.SUBMITTED,
            policies.check_submit,
            (State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED),
            wants="note",
            tone="primary",
        ),
        MoveKind("terima", State.DONE, policies.check_review, (State.SUBMITTED,), wants="note", tone="primary"),
        MoveKind("kembalikan", State.RETURNED, policies.check_review, (State.SUBMITTED,), wants="return"),
        MoveKind("tarik", State.IN_PROGRESS, policies.check_withdraw, (State.SUBMITTED,), tone="quiet"),
        MoveKind("buka-kembali", State.RETURNED, policies.check_reopen, (State.DONE,), wants="reason", tone="quiet"),
        MoveKind(
            "tidak-berlaku",
            State.CANCELLED,
            policies.check_cancel,
            (State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED),
            wants="reason",
            tone="quiet",
        ),
        MoveKind("berlakukan", State.NOT_STARTED, policies.check_restore, (State.CANCELLED,)),
    )
}


def moves_from(state: str) -> list[MoveKind]:
    """The kinds of move that a state offers, in the order of the page."""
    return [move for move in MOVES.values() if state in move.sources]
