"""What other rooms and the front may use of plans. Everything else of this room is its own business."""

from bening.rooms.plans.links import item_url, plan_url
from bening.rooms.plans.selectors.item import item_by_code, occurrence_by_pk
from bening.rooms.plans.selectors.plan import Overview, Part, current_plan, overview
from bening.rooms.plans.selectors.progress import Counts, UnitProgress, unit_progress
from bening.rooms.plans.selectors.tasks import CalendarEntry, Hit, Task, calendar_entries, search, tasks_for

__all__ = [
    "CalendarEntry",
    "Counts",
    "Hit",
    "Overview",
    "Part",
    "Task",
    "UnitProgress",
    "calendar_entries",
    "current_plan",
    "item_by_code",
    "item_url",
    "occurrence_by_pk",
    "overview",
    "plan_url",
    "search",
    "tasks_for",
    "unit_progress",
]
