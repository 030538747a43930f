"""The plan as rows of the decree's own six columns: section rows, then one row an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bening.kernel.decree.draft import Item, PlanDraft
from bening.kernel.targets.schedule import Kind
from bening.rooms.plans.exports.selectors import COLUMNS

NO_TARGET = "-"
"""Stands in the target cell of an item that has no date: an empty cell would take the date of the row above."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table; ``item`` is None in the row of a section, whose title goes across."""

    cells: tuple[str, ...]
    item: Item | None = None


def table_rows(draft: PlanDraft) -> Iterator[TableRow]:
    """All rows in the order of the decree; number and name of a component stand in its first row only."""
    for section in draft.sections:
        yield TableRow((section.id, section.title, *("",) * (len(COLUMNS) - 2)))
        for component in section.components:
            head = (f"{component.number}.", component.name)
            for place, item in enumerate(component.items):
                yield TableRow((*(head if place == 0 else ("", "")), *_texts(item)), item)


def _texts(item: Item) -> tuple[str, str, str, str]:
    target = item.target_raw
    if not target and item.schedule.kind is Kind.NONE:
        target = NO_TARGET
    return item.indicator, item.action_raw, item.evidence_raw, target


def head_lines(draft: PlanDraft) -> list[str]:
    """The lines above the table, as an annex of a decree carries them; only what is known."""
    document = draft.document
    lines = []
    if document.number_raw:
        lines += ["LAMPIRAN", f"KEPUTUSAN {document.issuer.upper()}", document.number_raw]
        lines += ["TENTANG", document.subject.upper()] if document.subject else []
    return lines


def foot_lines(draft: PlanDraft, *, date_words: str) -> list[str]:
    """Place, date and name of who signed, with room for the signature; only what is known."""
    document = draft.document
    lines = [f"Ditetapkan di {document.place}"] if document.place else []
    lines += [f"pada tanggal {date_words}"] if date_words else []
    lines += [f"{document.signatory_role.upper()},"] if document.signatory_role else []
    return lines + (["", "", "", document.signatory] if document.signatory else [])
