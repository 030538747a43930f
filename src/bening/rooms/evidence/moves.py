"""The moves of one piece of evidence as a person sees them: address, words, what must be said, when it is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bening.foundation.accounts.permissions import Actor
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import why_not
from bening.rooms.evidence.workflow import EVIDENCE


@dataclass(frozen=True, slots=True)
class MoveKind:
    """One kind of move. ``wants`` says what the form asks: "" nothing, "reason" words, "accept" or "return"."""

    slug: str
    target: State
    check: Callable[[Actor, Evidence], None]
    sources: tuple[State, ...]
    wants: str = ""
    tone: str = "secondary"

    def label(self, source: str) -> str:
        """The word on the button, from the state table."""
        return EVIDENCE.move(source, self.target).label


MOVES: dict[str, MoveKind] = {
    move.slug: move
    for move in (
        MoveKind("terima", State.ACCEPTED, policies.check_accept, (State.SUBMITTED,), "accept", "primary"),
        MoveKind("kembalikan", State.RETURNED, policies.check_review, (State.SUBMITTED,), "return"),
        MoveKind("serahkan", State.SUBMITTED, policies.check_submit, (State.DRAFT, State.RETURNED), "", "primary"),
        MoveKind("tarik", State.DRAFT, policies.check_recall, (State.SUBMITTED,), "", "quiet"),
        MoveKind("buka-kembali", State.RETURNED, policies.check_reopen, (State.ACCEPTED,), "reason", "quiet"),
        MoveKind(
            "tidak-dipakai", State.WITHDRAWN, policies.check_withdraw, (State.DRAFT, State.RETURNED), "reason", "quiet"
        ),
        MoveKind("pakai-lagi", State.DRAFT, policies.check_restore, (State.WITHDRAWN,)),
    )
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that the state offers; ``reason`` says why this person may not make it now ("" = she may)."""

    kind: MoveKind
    label: str
    reason: str


def offers(actor: Actor, evidence: Evidence) -> list[Offer]:
    """The moves of the page, in its order; a quiet one that is shut is left out."""
    found = [
        Offer(move, move.label(evidence.state), why_not(move.check, actor, evidence))
        for move in MOVES.values()
        if evidence.state in move.sources
    ]
    return [offer for offer in found if not (offer.reason and offer.kind.tone == "quiet")]
