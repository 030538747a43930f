"""One decision about many due dates that wait for review: looked at first, applied as one batch, undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.returning import Words, return_words
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import BulkChange, Occurrence, Plan
from bening.rooms.plans.permissions import REVIEW
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.reviewing import waiting
from bening.rooms.plans.services.bulk import Preview, Refusal, Row
from bening.rooms.plans.services.occurrence_moves import step_to, tell_about

OVERRULED = "Tulis alasan mengapa Anda memutuskan mewakili koordinator area."


@dataclass(frozen=True, slots=True)
class Decision:
    """Accept or return, with the words for all rows; reasons and day only for a return."""

    accepts: bool
    note: str = ""
    reasons: Sequence[str] = ()
    fix_by: date | None = None

    @property
    def target(self) -> State:
        return State.DONE if self.accepts else State.RETURNED


def review_preview(*, by: Actor, at: datetime, plan: Plan, ids: Iterable[int], decision: Decision) -> Preview:
    """What the decision would change, and the rows that this person may not decide with the reason of each.

    Raises PolicyError where the words of a return are not complete.
    """
    return _preview(by, at, waiting(plan).filter(pk__in=list(ids)), decision)


def _preview(by: Actor, at: datetime, rows: QuerySet[Occurrence], decision: Decision) -> Preview:
    by.check(REVIEW)
    _words(by, at, decision)
    preview = Preview()
    for row in rows:
        code, what = row.item.code, f"Keadaan {row.period_words}"
        if because := _why_not(by, row, decision):
            preview.refused.append(Refusal(code, what, because))
        else:
            preview.rows.append(Row(code, what, State(row.state).label, decision.target.label))
            preview.moves.append(row)
    return preview


def _words(by: Actor, at: datetime, decision: Decision) -> Words:
    if decision.accepts:
        return Words(decision.note.strip())
    return return_words(by, at, reasons=decision.reasons, note=decision.note, fix_by=decision.fix_by)


def _why_not(by: Actor, row: Occurrence, decision: Decision) -> str:
    because = policies.why_not(policies.check_review, by, row)
    if not because and decision.accepts and not decision.note.strip() and policies.overrules(by, row):
        return OVERRULED
    return because


@transaction.atomic
def review_apply(
    *, by: Actor, at: datetime, plan: Plan, ids: Iterable[int], decision: Decision
) -> tuple[BulkChange, Preview]:
    """Do what the preview shows, each row judged anew. ``bulk_undo`` puts it back. PolicyError if nothing changes."""
    policies.check_same_unit(by, plan)
    rows = waiting(plan).filter(pk__in=list(ids))
    list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk"))
    preview = _preview(by, at, rows, decision)
    if not preview.rows:
        raise PolicyError("Tidak ada baris yang dapat diputuskan.")
    words = _words(by, at, decision)
    before = [_decide(by, at, row, decision, words) for row in preview.moves]
    verb = "diterima" if decision.accepts else "dikembalikan"
    change = BulkChange.objects.create(
        batch=uuid4(),
        plan=plan,
        by=by.user,
        at=at,
        summary=f"{len(preview.rows)} hasil kerja {verb}",
        before=before,
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.bulk_reviewed",
        target=plan,
        data={
            "rows": [[row.code, row.what, str(row.before), str(row.after)] for row in preview.rows],
            "refused": len(preview.refused),
            "note": words.note,
            "reasons": list(words.reasons),
        },
        batch=change.batch,
    )
    return change, preview


def _decide(by: Actor, at: datetime, row: Occurrence, decision: Decision, words: Words) -> dict[str, Any]:
    """Write one row and tell its people; returns what stood before, with the version that it has now."""
    handed = {"by": row.state_changed_by_id, "at": row.state_changed_at.isoformat()} if row.state_changed_at else None
    before = {
        "due": row.due.isoformat(),
        "start": row.start.isoformat(),
        "state": row.state,
        "owner": row.owner_id,
        "handed_in": handed,
    }
    people = (policies.effective_owner(row), row.state_changed_by)
    step_to(by=by.user, at=at, occurrence=row, target=decision.target, words=words)
    event, text = ("accepted", "menerima") if decision.accepts else ("returned", "mengembalikan")
    tell_about(row, users=people, by=by, at=at, event=event, text=f"{text} hasil kerja")
    return {"kind": "occurrence", "pk": row.pk, "version": row.version, "values": before}
