"""Sections that stand outside the tables: headings between them, or the names of sheets; and the plan's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bening.kernel.decree.assemble.areas import area_of_title
from bening.kernel.decree.assemble.enumerators import Label, label_of, worded_label_of
from bening.kernel.decree.blocks import Text
from bening.kernel.decree.clean import one_line
from bening.kernel.decree.draft import Place

_LONGEST_TITLE: Final = 200
_LOOK_BACK: Final = 5
_PLAN_TITLE = re.compile(
    r"\b(?:rencana\s+(?:aksi|kerja)|zona integritas|lampiran|tahun\s+20\d\d|keputusan)\b", re.IGNORECASE
)
_OUTER_STYLES: Final = frozenset({"upper", "upper roman"})
_GENERIC_SHEET = re.compile(r"(?:sheet|lembar|worksheet)\s*\d*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title over a table: of a section, or of a component inside one."""

    title: str
    label: Label | None
    place: Place
    area: bool
    component: bool = False


def headings_over(texts: Sequence[Text]) -> list[Heading]:
    """The headings directly over a table, outermost first, or the nearest one where all name components.

    Only short texts next to the table are looked at.
    """
    found: list[Heading] = []
    for text in reversed(texts[-_LOOK_BACK:]):
        line = one_line(text.text)
        if len(line) > _LONGEST_TITLE:
            break
        heading = _heading(line, text.place)
        if heading:
            found.insert(0, heading)
            if not heading.component:
                break
    return found[-1:] if found and found[0].component else found


def _heading(line: str, place: Place) -> Heading | None:
    label = worded_label_of(line)
    if label is None or not area_of_title(label.rest):
        label = label_of(line)
    title = label.rest if label and label.rest else line
    if area_of_title(title):
        return Heading(title, label, place, area=True)
    if not label or not label.rest or _PLAN_TITLE.search(title) or title.endswith((";", ".", ":")):
        return None
    styles = {style for style, _ in label.readings}
    return Heading(title, label, place, area=False, component=not styles & _OUTER_STYLES)


def sheet_heading(place: Place) -> Heading | None:
    """A sheet's own name as a section, unless it is one that the program gave."""
    name = place.sheet or ""
    if not name or _GENERIC_SHEET.match(name):
        return None
    label = label_of(name)
    title = label.rest if label and label.rest else name
    return Heading(title, label if label and label.rest else None, place, area=area_of_title(title) is not None)


def title_over(texts: Sequence[Text]) -> str:
    """The title of the plan: the lines in capitals that stand together directly over its first table."""
    lines: list[str] = []
    for text in reversed(texts):
        line = one_line(text.text)
        if _heading(line, text.place):
            continue
        if not line.isupper() or sum(map(len, lines)) + len(line) > 2 * _LONGEST_TITLE:
            break
        lines.insert(0, line)
    if not lines and texts and len(texts[-1].text) <= _LONGEST_TITLE and _PLAN_TITLE.search(texts[-1].text):
        return one_line(texts[-1].text)
    return " ".join(lines)
