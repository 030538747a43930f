"""What waits for review in a plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from bening.foundation.accounts.permissions import Actor
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import Occurrence, OccurrenceStep, Plan


def waiting(plan: Plan) -> QuerySet[Occurrence]:
    """The due dates that were handed in, the longest due first, with what the policies read (two queries)."""
    related = ("item__plan__unit", "item__component__section", "item__owner", "owner", "state_changed_by")
    rows = Occurrence.objects.of_plan(plan).filter(state=State.SUBMITTED).select_related(*related)
    return rows.prefetch_related("history").order_by("due", "item__position", "pk")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One due date that waits; ``reason`` says why this person may not decide it ("" = she may)."""

    row: Occurrence
    reason: str

    @property
    def words(self) -> str:
        """What was written when it was handed in."""
        steps: list[OccurrenceStep] = [step for step in self.row.history.all() if step.target == State.SUBMITTED]
        return steps[-1].note if steps else ""


def review_desk(plan: Plan, actor: Actor) -> list[Waiting]:
    """Everything that waits, each with whether this person may decide it."""
    return [Waiting(row, policies.why_not(policies.check_review, actor, row)) for row in waiting(plan)]
