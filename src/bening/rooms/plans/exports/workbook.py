"""The plan in force as a workbook, for other rooms."""

from __future__ import annotations

from bening.foundation.units.models import Unit
from bening.rooms.plans.exports.selectors import active_plan, exported_plan


def plan_workbook(unit: Unit, year: int) -> bytes | None:
    """The working sheet of the plan in force; None where none is."""
    from bening.rooms.plans.exports.xlsx import plan_xlsx  # openpyxl is wanted only here

    plan = active_plan(unit, year)
    return plan_xlsx(exported_plan(plan), people=()) if plan else None
