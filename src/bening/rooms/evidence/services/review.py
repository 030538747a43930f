"""Deciding about one piece of evidence: accept, return, reopen, undo. Many at once: ``review_many``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.returning import Words, required, return_words
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.standing import standing_after, undone
from bening.rooms.evidence.services.common import locked, move, tell
from bening.rooms.evidence.services.following import follow, follow_return, follow_undo

STALE = "Bukti ini berubah sejak Anda membukanya. Lihat versi terbarunya, lalu putuskan lagi."


def _current(by: Actor, evidence: Evidence, number: int) -> Evidence:
    """The locked row, where the person decides about the version that she saw."""
    row = locked(evidence)
    policies.check_review(by, row)
    if row.current is None or row.current.number != number:
        raise PolicyError(STALE)
    return row


@transaction.atomic
def evidence_accept(
    *, by: Actor, at: datetime, evidence: Evidence, number: int, note: str = "", batch: UUID | None = None
) -> Evidence:
    """Accept version ``number``. A secretary who coordinates none of its areas says why she decides."""
    row = _current(by, evidence, number)
    policies.check_accept(by, row)
    if policies.overrules(by, row) and not note.strip():
        raise PolicyError("Tulis alasan mengapa Anda memutuskan mewakili koordinator area.")
    row.accepted = row.current
    row.decided_by, row.decided_at = by.user, at
    row = move(by=by, at=at, evidence=row, target=State.ACCEPTED, words=Words(note.strip()), batch=batch)
    tell(users=_hands(row), by=by, at=at, evidence=row, event="accepted", text="menerima bukti")
    follow(by=by, at=at, evidence=row)
    return row


@transaction.atomic
def evidence_return(
    *,
    by: Actor,
    at: datetime,
    evidence: Evidence,
    number: int,
    reasons: Sequence[str],
    note: str = "",
    fix_by: date | None = None,
    batch: UUID | None = None,
) -> Evidence:
    """Hand back version ``number`` with ticked reasons (values of ReturnReason), words, and the day to mend it by."""
    row = _current(by, evidence, number)
    words = return_words(by, at, reasons=reasons, note=note, fix_by=fix_by)
    row.decided_by, row.decided_at = by.user, at
    row = move(by=by, at=at, evidence=row, target=State.RETURNED, words=words, batch=batch)
    tell(users=_hands(row), by=by, at=at, evidence=row, event="returned", text="mengembalikan bukti")
    follow_return(by=by, at=at, evidence=row, words=words)
    return row


def _hands(evidence: Evidence) -> Iterable[User | None]:
    made_by = evidence.current.made_by if evidence.current else None
    return (evidence.submitted_by, evidence.created_by, made_by)


@transaction.atomic
def evidence_reopen(*, by: Actor, at: datetime, evidence: Evidence, note: str) -> Evidence:
    """Accepted evidence goes back with the reason and counts no longer."""
    row = locked(evidence)
    policies.check_reopen(by, row)
    row.accepted = None
    row.decided_by, row.decided_at = by.user, at
    words = Words(required(note, "Tulis alasan membuka kembali bukti yang sudah diterima."))
    row = move(by=by, at=at, evidence=row, target=State.RETURNED, words=words)
    tell(users=_hands(row), by=by, at=at, evidence=row, event="reopened", text="membuka kembali bukti")
    follow_return(by=by, at=at, evidence=row, words=words)
    return row


@transaction.atomic
def evidence_undo(*, by: Actor, at: datetime, evidence: Evidence, batch: UUID | None = None) -> Evidence:
    """Take back one's own decision (``policies.check_undo``): it waits again, and its due dates stand as before.

    With ``batch`` only the decision that was made in that bulk decision.
    """
    row = locked(evidence)
    steps = list(row.history.select_related("by").order_by("-at", "-pk"))
    if not steps:
        raise PolicyError("Bukti ini belum pernah diputuskan.")
    decision = steps[0]
    if batch and decision.batch != batch:
        raise PolicyError(policies.CHANGED_SINCE)
    policies.check_undo(by, row, decision, at)
    follow_undo(by=by, at=at, evidence=row, decided_at=decision.at)
    taken_back = undone(steps)
    earlier = [step for step in steps[1:] if step.target in policies.DECIDED and step.pk not in taken_back]
    row.decided_by, row.decided_at = (earlier[0].by, earlier[0].at) if earlier else (None, None)
    if decision.target == State.ACCEPTED:
        row.accepted_id = standing_after(steps[:0:-1])
    row = move(by=by, at=at, evidence=row, target=State.SUBMITTED, is_undo=True)
    tell(users=_hands(row), by=by, at=at, evidence=row, event="undone", text="membatalkan keputusan atas bukti")
    return row
