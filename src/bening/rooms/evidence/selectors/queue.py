"""What a reviewer has before her: one piece of evidence after the other, the one waiting longest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceStep
from bening.rooms.evidence.permissions import REVIEW
from bening.rooms.evidence.selectors.lists import with_parts
from bening.rooms.plans import api as plans


@dataclass(frozen=True, slots=True)
class Queue:
    """The evidence that this person is the one to review, and how many she decided today."""

    rows: list[Evidence]
    decided_today: int

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


def review_queue(actor: Actor, on: date) -> Queue:
    """A coordinator's areas; for a secretary what no other coordinator can decide (four queries, a secretary five)."""
    if not actor.may(REVIEW):
        return Queue([], 0)
    waiting = with_parts(Evidence.objects.of(actor.unit, actor.year).filter(state=State.SUBMITTED))
    coordinators = plans.coordinators_of(actor.unit, actor.year) if Role.SECRETARY in actor.roles else {}
    rows = [row for row in waiting.order_by("submitted_at", "pk") if _is_hers(actor, row, coordinators)]
    zone = ZoneInfo(actor.unit.time_zone)
    start = datetime.combine(on, time.min, tzinfo=zone)
    decided = EvidenceStep.objects.filter(
        evidence__unit=actor.unit,
        evidence__year=actor.year,
        by=actor.user,
        at__gte=start,
        at__lt=start + timedelta(days=1),
    ).filter(Q(is_undo=True) | Q(source=State.SUBMITTED, target__in=policies.DECIDED))
    return Queue(rows, sum(-1 if taken_back else 1 for taken_back in decided.values_list("is_undo", flat=True)))


def undoable(actor: Actor, at: datetime) -> EvidenceStep | None:
    """Her last decision, while she may take it back (one query)."""
    steps = EvidenceStep.objects.filter(
        evidence__unit=actor.unit,
        evidence__year=actor.year,
        by=actor.user,
        at__gte=at - policies.UNDO_WITHIN,
        source=State.SUBMITTED,
        target__in=policies.DECIDED,
        is_undo=False,
        row_version=F("evidence__row_version"),
    )
    return steps.select_related("evidence").order_by("-at", "-pk").first()


def _is_hers(actor: Actor, row: Evidence, coordinators: dict[str, set[int]]) -> bool:
    hands = policies.hands(row)
    if actor.user.pk in hands:
        return False
    if any(actor.coordinates(area) for area in policies.areas_for(actor.user.pk, row)):
        return True
    others = {
        person
        for area, people in coordinators.items()
        for person in people - hands
        if area in policies.areas_for(person, row)
    }
    return Role.SECRETARY in actor.roles and not others
