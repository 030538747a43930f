"""What a person mended in a reading, laid over it: texts, chosen readings of dates, the way weeks are counted.

Mends are kept by the place where the row stands in the source, so that a new reading of the same file, with other
columns, finds them again even where the numbering of the items has changed. What finds its row no more is not lost:
it is told.

The JSON of ``PlanImport.edits``::

    {"weeks": "blocks", "rows": {"<place>": {"fields": {"target_raw": "Mei 2025"},
                                             "choice": {"kind": "month", "periods": ["2025-05"]}}}}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bening.kernel import targets
from bening.kernel.decree.assemble.schedules import inherited
from bening.kernel.decree.assemble.steps import steps_of, suggested_split
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import Item, Place, PlanDraft
from bening.kernel.targets.schedule import Alternative, Kind, Schedule, WeekConvention

FIELDS = ("indicator", "action_raw", "evidence_raw", "target_raw")
MENDABLE = {"indicator": "indicator", "action": "action_raw", "evidence": "evidence_raw", "target": "target_raw"}
"""Fields of an X-ray mend (``kernel.decree.draft.Mend``) that are texts, and their names here."""
_PHRASES = {
    Kind.WEEKLY: "Setiap minggu",
    Kind.MONTHLY: "Setiap bulan",
    Kind.QUARTERLY: "Setiap triwulan",
    Kind.FOUR_MONTHLY: "Setiap empat bulan",
    Kind.SEMESTER: "Setiap semester",
}
NO_DATES = Alternative(Kind.NONE, "tanpa tanggal jatuh tempo")


@dataclass(slots=True)
class Mended:
    """The reading with the mends in it; ``orphans`` are mends by place whose row is not in this reading."""

    draft: PlanDraft
    weeks: WeekConvention = WeekConvention.BLOCKS
    keys: dict[str, str] = field(default_factory=dict)
    """Place key by item id."""
    edited: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of mended fields by item id."""
    settled: set[str] = field(default_factory=set)
    """Ids of items whose dates a person chose."""
    orphans: dict[str, dict[str, Any]] = field(default_factory=dict)

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.draft.items() if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Dates of one item that a person should confirm; ``must`` where the plan cannot be saved without an answer."""

    item: Item
    reasons: tuple[str, ...]
    choices: tuple[Alternative, ...]
    must: bool


def phrase_of(value: str) -> str:
    """The words of a frequency that an X-ray mend proposes for a schedule; "" for any other value."""
    return next((words for kind, words in _PHRASES.items() if kind.value == value), "")


def place_key(place: Place) -> str:
    """A short name of a place, the same at every reading of the same file."""
    parts = (place.sheet, place.page, place.table, place.row, place.line)
    return "/".join("" if part is None else str(part) for part in parts)


def keys_of(items: Iterable[Item]) -> dict[str, str]:
    """Place key by item id; rows that share a place are counted."""
    seen: dict[str, int] = {}
    keys = {}
    for item in items:
        key = place_key(item.source)
        seen[key] = seen.get(key, 0) + 1
        keys[item.id] = key if seen[key] == 1 else f"{key}#{seen[key]}"
    return keys


def readings(schedule: Schedule) -> tuple[Alternative, ...]:
    """All ways to read a target, the main one first; a frequency from another cell of the row is one of them."""
    found = [] if schedule.kind is Kind.NONE else [Alternative(schedule.kind, "bacaan utama", schedule.occurrences)]
    found += [other for other in schedule.alternatives if other.occurrences]
    if schedule.context_hint is not None and schedule.context_hint.occurrences:
        found.append(schedule.context_hint)
    unique = {_dates(reading): reading for reading in reversed(found)}
    return tuple(reading for reading in found if unique.get(_dates(reading)) is reading)


def _dates(reading: Alternative | Schedule) -> tuple[Any, ...]:
    return tuple((occurrence.start, occurrence.due) for occurrence in reading.occurrences)


def choice_of(reading: Alternative) -> dict[str, Any]:
    """What is kept of a chosen reading: enough to know it again."""
    return {"kind": reading.kind.value, "periods": [occurrence.period for occurrence in reading.occurrences]}


def mended(draft: PlanDraft, edits: Mapping[str, Any], *, year: int) -> Mended:
    """Lay the mends over a reading (which is changed in place). ``year`` is the plan's."""
    rows: dict[str, dict[str, Any]] = dict(edits.get("rows", {}))
    result = Mended(draft, WeekConvention(edits.get("weeks", WeekConvention.BLOCKS)), keys_of(draft.items()))
    year = draft.document.default_year or year
    for component in draft.components():
        above: tuple[Item, Schedule] | None = None
        for item in component.items:
            row = rows.pop(result.keys[item.id], {})
            _set_texts(item, row.get("fields", {}), result)
            open_schedule = _schedule(item, row, above, year=year, weeks=result.weeks)
            item.schedule = open_schedule
            if "choice" in row:
                _settle(item, row["choice"], result)
            above = (item, open_schedule)
    result.orphans = rows
    return result


def _set_texts(item: Item, fields: Mapping[str, str], result: Mended) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(item, name, fields[name])
    if "action_raw" in fields:
        item.action_steps = steps_of(item.action_raw)
    if "evidence_raw" in fields:
        item.evidence = steps_of(item.evidence_raw)
        item.evidence_suggested_split = suggested_split(item.evidence_raw, item.evidence)
    if fields:
        result.edited[item.id] = tuple(name for name in FIELDS if name in fields)


def _schedule(
    item: Item, row: Mapping[str, Any], above: tuple[Item, Schedule] | None, *, year: int, weeks: WeekConvention
) -> Schedule:
    """The schedule before a choice: of the words typed, of the row above, or as it was read."""
    if "target_raw" in row.get("fields", {}):
        return targets.parse(item.target_raw, year=year, weeks=weeks)
    if item.schedule.inherited_from and above is not None:
        upper, upper_open = above
        return replace(inherited(upper), alternatives=readings(upper_open), ambiguous=upper.schedule.ambiguous)
    if weeks is WeekConvention.BLOCKS or not item.target_raw:
        return item.schedule
    as_read = targets.parse(item.target_raw, year=year)
    if as_read.occurrences != item.schedule.occurrences:
        return item.schedule  # the dates came from a grid of months, not from the words
    other = targets.parse(item.target_raw, year=year, weeks=weeks)
    return targets.with_context(other, (item.indicator, item.action_raw, item.evidence_raw))


def _settle(item: Item, choice: Mapping[str, Any], result: Mended) -> None:
    """Take the chosen reading where it still exists; else the item asks again."""
    for reading in (*readings(item.schedule), NO_DATES):
        if choice_of(reading) == dict(choice):
            item.schedule = replace(
                item.schedule,
                kind=reading.kind,
                occurrences=reading.occurrences,
                ambiguous=False,
                alternatives=(),
                context_hint=None,
            )
            result.settled.add(item.id)
            return


def doubts(result: Mended) -> list[Doubt]:
    """Items whose dates should be looked at, in the order of the plan; settled ones ask nothing."""
    found = (_doubt(item) for item in result.draft.items() if item.id not in result.settled)
    return [doubt for doubt in found if doubt is not None]


def _doubt(item: Item) -> Doubt | None:
    schedule = item.schedule
    reasons = []
    if schedule.inherited_from:
        reasons.append(f"Target waktunya kosong; dibaca sama dengan butir {schedule.inherited_from} di atasnya.")
    if schedule.ambiguous or schedule.kind is Kind.NONE:
        reasons += [finding.detail for finding in schedule.findings] or ["Target waktu ini dapat dibaca beberapa cara."]
    if schedule.context_hint is not None:
        reasons.append(schedule.context_hint.because)
    if not reasons:
        return None
    return Doubt(item, tuple(reasons), (*readings(schedule), NO_DATES), must=schedule.kind is not Kind.NONE)


def with_fields(edits: Mapping[str, Any], key: str, fields: Mapping[str, str], original: Item) -> dict[str, Any]:
    """The mends with new texts of one row; a text that equals the source again is a mend no more."""
    row = dict(edits.get("rows", {}).get(key, {}))
    kept = dict(row.get("fields", {}))
    for name, value in fields.items():
        text = tidy(value)
        if text != kept.get(name, getattr(original, name)) and name == "target_raw":
            row.pop("choice", None)
        kept[name] = text
    row["fields"] = {name: text for name, text in kept.items() if text != getattr(original, name)}
    return _with_row(edits, key, row)


def with_choice(edits: Mapping[str, Any], key: str, reading: Alternative) -> dict[str, Any]:
    """The mends with the dates of one row settled."""
    return _with_row(edits, key, {**edits.get("rows", {}).get(key, {}), "choice": choice_of(reading)})


def without(edits: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The mends without those of one row: it stands again as it was read."""
    return _with_row(edits, key, {})


def _with_row(edits: Mapping[str, Any], key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    rows = {name: value for name, value in edits.get("rows", {}).items() if name != key}
    kept = {name: value for name, value in row.items() if value}
    return {**edits, "rows": rows | ({key: kept} if kept else {})}
