"""What a reviewer has before her: one piece of evidence after the other, the one waiting longest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceStep
from bening.rooms.evidence.permissions import REVIEW
from bening.rooms.evidence.selectors.lists import with_parts
from bening.rooms.evidence.selectors.reviewers import able
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class Queue:
    """The evidence that this person is the one to review, how many she decided today, and the last decision while she
    may take it back."""

    rows: list[Evidence]
    decided_today: int
    last: EvidenceStep | None = None

    @property
    def total(self) -> int:
        """Decided today and still before her."""
        return self.decided_today + len(self.rows)

    def get(self, pk: int) -> Evidence | None:
        """The one with this number, where it is on the desk."""
        return next((row for row in self.rows if row.pk == pk), None)

    def after(self, pk: int) -> Evidence | None:
        """The next one behind ``pk`` in the queue, beginning again at its end; None where nothing else waits."""
        keys = [row.pk for row in self.rows]
        at = keys.index(pk) + 1 if pk in keys else 0
        others = [row for row in [*self.rows[at:], *self.rows[:at]] if row.pk != pk]
        return others[0] if others else None

    def before(self, pk: int) -> Evidence | None:
        """The one in front of ``pk``; None at the beginning."""
        keys = [row.pk for row in self.rows]
        at = keys.index(pk) if pk in keys else 0
        return self.rows[at - 1] if at else None


def review_queue(actor: Actor, at: datetime) -> Queue:
    """A coordinator's areas; for a secretary what no other coordinator can decide (four queries, a secretary five)."""
    if not actor.may(REVIEW):
        return Queue([], 0)
    waiting = with_parts(Evidence.objects.of(actor.unit, actor.year).filter(state=State.SUBMITTED))
    coordinators = plans.coordinators_of(actor.unit, actor.year) if Role.SECRETARY in actor.roles else {}
    rows = [row for row in waiting.order_by("submitted_at", "pk") if _is_hers(actor, row, coordinators)]
    morning = datetime.combine(at.astimezone(ZoneInfo(actor.unit.time_zone)), time.min, ZoneInfo(actor.unit.time_zone))
    steps = _steps(actor, since=min(morning, at - policies.UNDO_WITHIN))
    today = [step for step in steps if step.at >= morning and (step.is_undo or _is_decision(step))]
    return Queue(rows, sum(-1 if step.is_undo else 1 for step in today), _undoable(steps, at))


def _steps(actor: Actor, *, since: datetime) -> list[EvidenceStep]:
    """What this person did with evidence of the unit and year, newest first."""
    steps = EvidenceStep.objects.filter(
        evidence__unit=actor.unit, evidence__year=actor.year, by=actor.user, at__gte=since
    )
    return list(steps.select_related("evidence").order_by("-at", "-pk"))


def _is_decision(step: EvidenceStep) -> bool:
    return not step.is_undo and step.source == State.SUBMITTED and step.target in policies.DECIDED


def _undoable(steps: list[EvidenceStep], at: datetime) -> EvidenceStep | None:
    """The newest decision that nothing followed and that is not too old."""
    return next(
        (
            step
            for step in steps
            if _is_decision(step)
            and step.row_version == step.evidence.row_version
            and step.at >= at - policies.UNDO_WITHIN
        ),
        None,
    )


def _is_hers(actor: Actor, row: Evidence, coordinators: dict[str, set[int]]) -> bool:
    hands = policies.hands(row)
    if actor.user.pk in hands:
        return False
    if any(actor.coordinates(area) for area in policies.areas_for(actor.user.pk, row)):
        return True
    return Role.SECRETARY in actor.roles and not able(row, coordinators)
