"""Small worlds for the front's tests: a unit with a plan, its people, and due dates on chosen days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models import Occurrence, Plan
from tests.factories import NOW, make_membership, make_plan, make_unit, make_user


@dataclass(frozen=True)
class World:
    """A unit, its plan with one due date a month, its worker and its coordinator of the first area."""

    unit: Unit
    plan: Plan
    worker: User
    coordinator: User

    def occurrence(self, month: int) -> Occurrence:
        return Occurrence.objects.get(item__plan=self.plan, due__month=month)

    def put(self, month: int, state: OccurrenceState, *, due: date | None = None) -> Occurrence:
        """Moves a due date into a state, as the worker, now."""
        row = self.occurrence(month)
        row.state, row.state_changed_by, row.state_changed_at = state, self.worker, NOW
        row.due = due or row.due
        row.start = min(row.start, row.due)
        row.save()
        return row


def make_world(*, unit: Unit | None = None, items: int = 12) -> World:
    """Twelve items, one due at the end of each month of 2025, all owned by the worker; today is 16 June 2025."""
    unit = unit or make_unit("kerinci", name="KPU Kabupaten Kerinci")
    plan = make_plan(unit, sections=1, items=items)
    worker, coordinator = make_user("Rina Pelaksana", phone="0812 3456 7890"), make_user("Budi Koordinator")
    make_membership(unit, Role.STAFF, user=worker)
    make_membership(unit, Role.COORDINATOR, user=coordinator, area=Area.MP)
    plan.items.update(owner=worker)
    return World(unit, plan, worker, coordinator)
