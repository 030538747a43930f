"""Read the target of every item, inheriting a blank one from the item above in the same component."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bening.kernel.decree.draft import Component, Item
from bening.kernel.targets.schedule import Kind, Schedule, WeekConvention, YearFrom

BLANK_NOTE = "Target waktu kosong; dibaca sama dengan butir di atasnya ({above}) dan perlu dikonfirmasi."


def read_schedules(components: Iterable[Component], year: int | None, weeks: WeekConvention) -> None:
    """Fill ``schedule`` of all items in place."""
    from bening.kernel import targets

    for component in components:
        above: Item | None = None
        for item in component.items:
            if item.target_raw:
                schedule = targets.parse(item.target_raw, year=year, weeks=weeks)
                item.schedule = targets.with_context(schedule, (item.indicator, item.action_raw, item.evidence_raw))
            elif above is not None and above.schedule.kind is not Kind.NONE:
                item.schedule = inherited(above)
                item.notes.append(BLANK_NOTE.format(above=above.id))
            above = item


def inherited(above: Item) -> Schedule:
    """The schedule of the item above, marked as taken from it."""
    return replace(
        above.schedule,
        year_from=YearFrom.INHERITED,
        inherited_from=above.schedule.inherited_from or above.id,
    )
