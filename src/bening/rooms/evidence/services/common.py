"""What the services share: locking, stepping from state to state, telling people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.notifications.services import notify
from bening.foundation.workflow.returning import Words
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceStep, VersionFile
from bening.rooms.evidence.workflow import EVIDENCE
from bening.rooms.plans import api as plans

UNDONE = "evidence.undone"


def locked(evidence: Evidence) -> Evidence:
    """The evidence as it stands now, with what the policies read; it and its due dates are locked until the transaction
    ends.
    """
    links = EvidenceLink.objects.live().select_related(
        "item__component__section", "item__plan__unit", "occurrence", "requirement"
    )
    files = VersionFile.objects.select_related("file").order_by("position")
    row = (
        Evidence.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "current", "accepted", "created_by", "submitted_by", "decided_by")
        .prefetch_related(Prefetch("links", queryset=links), Prefetch("current__files", queryset=files))
        .get(pk=evidence.pk)
    )
    hold(row.links.all())
    return row


def hold(links: Iterable[EvidenceLink]) -> None:
    """Lock the due dates that these links name; those of the whole item where they name none."""
    named = list(links)
    plans.hold_due_dates(
        occurrences=[link.occurrence_id for link in named if link.occurrence_id],
        items=[link.item_id for link in named if not link.occurrence_id],
    )


def move(
    *,
    by: Actor,
    at: datetime,
    evidence: Evidence,
    target: State,
    words: Words | None = None,
    is_undo: bool = False,
    batch: UUID | None = None,
) -> Evidence:
    """Write the new state, its step of history and its audit event. The caller has locked it and checked the policy."""
    said = words or Words()
    source = evidence.state
    verb = UNDONE if is_undo else EVIDENCE.move(source, target).verb
    evidence.row_version += 1
    EvidenceStep.objects.create(
        evidence=evidence,
        version=evidence.current,
        source=source,
        target=target,
        by=by.user,
        at=at,
        note=said.note,
        reasons=list(said.reasons),
        fix_by=said.fix_by,
        row_version=evidence.row_version,
        is_undo=is_undo,
        batch=batch,
    )
    evidence.state = target
    evidence.fix_by = said.fix_by
    evidence.save()
    data = {
        "from": source,
        "to": str(target),
        "number": evidence.current.number if evidence.current else None,
        "note": said.note,
        "reasons": list(said.reasons),
        "fix_by": said.fix_by.isoformat() if said.fix_by else None,
    }
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=evidence, data=data, batch=batch)
    return evidence


def tell(
    *,
    users: Iterable[User | None],
    by: Actor,
    at: datetime,
    evidence: Evidence,
    event: str,
    text: str,
    page: str = "evidence",
) -> None:
    """Notify each of the people but the actor, once the transaction is kept; the notice leads to ``page``."""
    people = {user.pk: user for user in users if user and user.pk != by.user.pk}
    if people:
        send = partial(
            notify,
            users=people.values(),
            unit=by.unit,
            kind=f"evidence.{event}",
            key=f"evidence:{evidence.pk}:{event}:{evidence.row_version}",
            text=f"{by.user.name} {text}: {evidence.title}",
            url=room_url(by.unit, evidence.year, page, pk=evidence.pk),
            at=at,
        )
        transaction.on_commit(send)
