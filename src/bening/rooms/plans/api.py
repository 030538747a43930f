"""What other rooms and the front may use of plans. Everything else of this room is its own business."""

from bening.rooms.plans.exports.workbook import plan_workbook
from bening.rooms.plans.links import item_url, plan_url
from bening.rooms.plans.models import Component, EvidenceRequirement, Item, Occurrence, Plan
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.selectors.asks import Asks
from bening.rooms.plans.selectors.crossing import CrossRow, LiveItem, cross_rows, live_items
from bening.rooms.plans.selectors.item import item_by_code, occurrence_by_pk
from bening.rooms.plans.selectors.people import coordinators_of, reviewers_of, workers
from bening.rooms.plans.selectors.plan import Overview, Part, active_of_year, components_of, current_plan, overview
from bening.rooms.plans.selectors.progress import Counts, UnitProgress, unit_progress
from bening.rooms.plans.selectors.proofs import (
    AskedItem,
    asked_items,
    asks_of_year,
    counted_occurrence_ids,
    decided_occurrences,
    item_areas,
    items_of_year,
    open_occurrences,
    requirement_by_pk,
    requirement_ids,
)
from bening.rooms.plans.selectors.tasks import (
    CalendarEntry,
    Hit,
    Task,
    TaskCount,
    TaskList,
    calendar_entries,
    search,
    task_list,
    tasks_for,
)
from bening.rooms.plans.services.following import (
    follow_evidence,
    follow_recall,
    follow_return,
    follow_undo,
    hold_due_dates,
)
from bening.rooms.plans.services.item_edit import item_add, item_remove
from bening.rooms.plans.services.parts import component_open
from bening.rooms.plans.slots import Beside, Doubt, offer

__all__ = [
    "EDIT_PLAN",
    "AskedItem",
    "Asks",
    "Beside",
    "CalendarEntry",
    "Component",
    "Counts",
    "CrossRow",
    "Doubt",
    "EvidenceRequirement",
    "Hit",
    "Item",
    "LiveItem",
    "Occurrence",
    "Overview",
    "Part",
    "Plan",
    "Task",
    "TaskCount",
    "TaskList",
    "UnitProgress",
    "active_of_year",
    "asked_items",
    "asks_of_year",
    "calendar_entries",
    "component_open",
    "components_of",
    "coordinators_of",
    "counted_occurrence_ids",
    "cross_rows",
    "current_plan",
    "decided_occurrences",
    "follow_evidence",
    "follow_recall",
    "follow_return",
    "follow_undo",
    "hold_due_dates",
    "item_add",
    "item_areas",
    "item_by_code",
    "item_remove",
    "item_url",
    "items_of_year",
    "live_items",
    "occurrence_by_pk",
    "offer",
    "open_occurrences",
    "overview",
    "plan_url",
    "plan_workbook",
    "requirement_by_pk",
    "requirement_ids",
    "reviewers_of",
    "search",
    "task_list",
    "tasks_for",
    "unit_progress",
    "workers",
]
