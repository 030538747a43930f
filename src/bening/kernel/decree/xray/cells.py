"""The texts of a draft that a rule reads, each with the item and the field it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bening.kernel.decree.clean import MONTHS
from bening.kernel.decree.draft import Item, Mend, Place, PlanDraft

FIELD_LABELS = {
    "indicator": "indikator",
    "action": "langkah aksi",
    "evidence": "bukti",
    "target": "target waktu",
}


_NAMED_IN_FULL = 12


@dataclass(slots=True)
class Cell:
    """One text field of an item: ``field`` is indicator, action or evidence."""

    item: Item
    field: str
    text: str

    @property
    def label(self) -> str:
        return FIELD_LABELS[self.field]

    def mend(self, text: str, label: str) -> Mend:
        """The change that puts ``text`` in place of the whole cell."""
        return Mend(self.item.id, self.field, text, label)


def cells_of(item: Item) -> tuple[Cell, Cell, Cell]:
    """The indicator, the action and the evidence of an item, in that order."""
    return (
        Cell(item, "indicator", item.indicator),
        Cell(item, "action", item.action_raw),
        Cell(item, "evidence", item.evidence_raw),
    )


def cells(draft: PlanDraft) -> Iterator[Cell]:
    for item in draft.items():
        yield from cells_of(item)


def row_texts(item: Item) -> tuple[str, str, str]:
    """What the row promises in words: indicator, action and evidence."""
    return item.indicator, item.action_raw, item.evidence_raw


@dataclass(slots=True)
class Passage:
    """Any text a reader sees: a cell, a heading of the plan or a paragraph of the decree.

    ``items`` are the items to show for it: the cell's own, the first one under a heading, none for a paragraph.
    """

    text: str
    items: tuple[Item, ...]
    place: Place
    cell: Cell | None = None
    heading: str = ""

    @property
    def where(self) -> str:
        """The words by which a person finds the passage."""
        if self.cell is not None:
            return f"{self.cell.item.id} ({self.cell.label})"
        return self.heading or _at(self.place)


def headings(draft: PlanDraft) -> Iterator[Passage]:
    """The names of the components that have items."""
    for component in draft.components():
        if component.items:
            first = component.items[0]
            heading = f"nama komponen {first.section}.{first.component}"
            yield Passage(component.name, (first,), component.source, heading=heading)


def passages(draft: PlanDraft) -> Iterator[Passage]:
    """Everything readable: cells, then component names, then paragraphs."""
    for cell in cells(draft):
        yield Passage(cell.text, (cell.item,), cell.item.source, cell)
    yield from headings(draft)
    for paragraph in draft.document.paragraphs:
        yield Passage(paragraph.text, (), paragraph.place)


def _at(place: Place) -> str:
    if place.line is not None:
        return f"baris {place.line} batang tubuh"
    if place.page is not None:
        return f"halaman {place.page} batang tubuh"
    return "batang tubuh"


def passage_places(found: Iterable[Passage]) -> tuple[Place, ...]:
    """The distinct places of some passages, in order."""
    return tuple(dict.fromkeys(passage.place for passage in found))


def passage_items(found: Iterable[Passage]) -> tuple[Item, ...]:
    """The distinct items of some passages, in order."""
    return tuple({item.id: item for passage in found for item in passage.items}.values())


def listed(names: Iterable[str]) -> str:
    """Names as an Indonesian enumeration, shortened after twelve: "A, B, dan 3 lainnya"."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _NAMED_IN_FULL:
        rest = len(distinct) - _NAMED_IN_FULL
        return f"{', '.join(distinct[:_NAMED_IN_FULL])}, dan {rest} lainnya"
    if len(distinct) > 1:
        return f"{', '.join(distinct[:-1])} dan {distinct[-1]}"
    return "".join(distinct)


def ids(items: Iterable[Item]) -> str:
    return listed(item.id for item in items)


def quote(text: str, limit: int = 90) -> str:
    """Text between quotation marks on one line, cut at a word after ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = f"{line[:limit].rsplit(' ', 1)[0]} …"
    return f"“{line}”"


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month_names(dates: Iterable[date]) -> str:
    return listed(MONTHS[value.month - 1] for value in dates)


def plan_year(draft: PlanDraft) -> int | None:
    """The year the plan is for: the reader's default year, else the year of the decree."""
    return draft.document.default_year or draft.document.year


def years_in(text: str) -> set[int]:
    """The four-digit years a text names (1990 to 2099)."""
    return {int(found) for found in re.findall(r"\b(?:199\d|20\d\d)\b", text)}
