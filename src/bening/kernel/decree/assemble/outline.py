"""Rows that only name a group (I, A, 1 …): find them, and how deep each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bening.kernel.decree.assemble.areas import area_of_title
from bening.kernel.decree.assemble.enumerators import Label, label_of, worded_label_of
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.clean import one_line
from bening.kernel.decree.draft import Role

_LETTERS_FOR_CAPITALS: Final = 4
_WIDE: Final = 3
Readings = tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Group:
    """A row that names a section or component. ``depth`` counts from 0, the outermost."""

    title: str
    label: Label | None
    shape: str
    depth: int = 0
    owner: str = ""
    """Who answers for the whole group, where its row says so."""


@dataclass(slots=True)
class Usual:
    """What ordinary rows of the plan look like, against which a group row stands out."""

    styles: set[str] = field(default_factory=set)
    bold: bool = False
    fills: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, records: Sequence[Record]) -> Usual:
        """Learn from the rows that have details of their own."""
        full = [record for record in records if not record.is_bare()]
        styles: Counter[str] = Counter()
        for record in full:
            label = label_of(record.number()) if record.number() else label_of(record.heading_words(), bare=False)
            if label:
                styles.update(style for style, _ in label.readings)
        cells = [cell for record in full for cell in record.own.values()]
        return cls(
            {style for style, count in styles.items() if count > 1 or len(full) < _WIDE},
            bool(cells) and sum(cell.bold for cell in cells) * 2 > len(cells),
            {fill for fill, count in Counter(cell.fill for cell in cells).items() if count * 5 > len(cells)},
        )


def group_of(record: Record, usual: Usual) -> Group | None:
    """The group that a row names, or None for a row of the plan itself."""
    if not record.is_bare() or record.shares_details() or record.is_marked() or not record.own:
        return None
    label, title = _label_and_title(record)
    if not any(sign.isalpha() for sign in title):
        return None
    if record.why_aside() or (record.details() and area_of_title(title) is None):
        return None
    cells = list(record.own.values())
    shape = _shape(record)
    role = record.layout.columns[record.lead].role
    if role is Role.SECTION and record.lead in record.own and not _wide(record, cells):
        return None
    if (label and not _is_usual(label, usual)) or _stands_out(record, cells, title, usual):
        return Group(title, label, shape, owner=record.text(Role.OWNER))
    return None


def _label_and_title(record: Record) -> tuple[Label | None, str]:
    """The enumerator from its own cell, or from the head of the words ("II PENATAAN"), and the words behind it."""
    words = record.heading_words()
    worded = worded_label_of(words)
    if worded and area_of_title(worded.rest):
        return worded, worded.rest
    number = label_of(record.number()) if record.number() else None
    if number and not number.rest:
        return number, words.removeprefix(one_line(record.number())).strip()
    label = label_of(words)
    return (label, label.rest) if label else (None, words)


def _is_usual(label: Label, usual: Usual) -> bool:
    return any(style in usual.styles for style, _ in label.readings)


def _shape(record: Record) -> str:
    """Where number and title stand, in words of the gold plan."""
    columns = sorted(record.own)
    heading = record.layout.columns[columns[0]].heading
    if len(columns) > 1:
        return f"number in {heading}, title in {record.layout.columns[columns[-1]].heading}"
    return f"number and title merged in {heading}"


def _wide(record: Record, cells: Sequence[Cell]) -> bool:
    return any(cell.colspan >= max(_WIDE, len(record.layout.columns) // 2) for cell in cells)


def _stands_out(record: Record, cells: Sequence[Cell], title: str, usual: Usual) -> bool:
    """Wide, an area's name, capitals, or dressed otherwise than ordinary rows."""
    capitals = title.isupper() and sum(sign.isalpha() for sign in title) >= _LETTERS_FOR_CAPITALS
    dressed = (all(cell.bold for cell in cells) and not usual.bold) or any(
        cell.fill and cell.fill not in usual.fills for cell in cells
    )
    return _wide(record, cells) or capitals or dressed or area_of_title(title) is not None


class Outline:
    """The open groups, outermost first, by the style of their enumerators.

    A number that follows an open one closes everything inside that; a first number in a new style opens a level.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def depth(self, group: Group) -> int:
        """Place the next group; returns its depth."""
        readings = _readings(group)
        known = self._following(readings) or self._same_style(readings)
        if known:
            return self._set(*known)
        if group.label and len(group.label.path) > 1:
            return self._set(min(len(group.label.path) - 1, len(self._open)), *readings[0])
        style, value = next((reading for reading in readings if reading[1] == 1), readings[0])
        return self._set(0 if style == "area" else len(self._open), style, value)

    def _following(self, readings: Readings) -> tuple[int, str, int] | None:
        """The innermost open level whose number this one repeats or follows."""
        for level in range(len(self._open) - 1, -1, -1):
            style, before = self._open[level]
            for mine, value in readings:
                if mine == style and value in (before, before + 1):
                    return level, style, value
        return None

    def _same_style(self, readings: Readings) -> tuple[int, str, int] | None:
        """The outermost open level of the same style: a number was left out. "I" below "A" is no far letter but one."""
        opened = {style for style, _ in self._open}
        if any(value == 1 and style not in opened for style, value in readings):
            return None
        styles = dict(readings)
        for level, (style, _) in enumerate(self._open):
            if style in styles:
                return level, style, styles[style]
        return None

    def _set(self, level: int, style: str, value: int) -> int:
        self._open[level:] = [(style, value)]
        return level


def _readings(group: Group) -> Readings:
    if group.label:
        return group.label.readings
    if area_of_title(group.title):
        return (("area", 0),)
    return (("capitals" if group.title.isupper() else "words", 0),)
