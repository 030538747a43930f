"""Decrees and their readings as sketches: tables drawn with bars, and a plan written in few lines.

A line with bars is a table row. ``^`` goes on with the cell above, ``<`` with the cell to the left, ``⏎`` breaks a
line inside a cell, ``▪`` is a cell in colour (words may follow it), ``*words*`` are bold, ``\\u00a0`` is that sign.
Other lines are paragraphs, ``# `` before a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.kernel.decree.builders import Blocks, C, Row, Rows

from bening.kernel.decree import PlanDraft
from bening.kernel.decree.clean import one_line
from bening.kernel.decree.draft import Item

GREEN = "92d050"
BAR = "|"


def blocks_of(sketch: str) -> Blocks:
    """The paragraphs and tables of a sketch; a blank line ends a table."""
    blocks: list[str | Rows] = []
    rows: list[list[str]] = []
    for line in [*dedent(sketch).splitlines(), ""]:
        if BAR in line:
            rows.append([cell.strip() for cell in line.split(BAR)])
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line.strip():
            blocks.append(line.strip().replace("⏎", "\n"))
    return blocks


def _table(rows: list[list[str]]) -> Rows:
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    return [_row(full, number) for number in range(len(full))]


def _row(full: list[list[str]], number: int) -> Row:
    made: list[str | C] = []
    for column, text in enumerate(full[number]):
        if text not in ("^", "<"):
            right = _reach(full[number][column + 1 :], "<")
            down = _reach([row[column] for row in full[number + 1 :]], "^")
            made.append(_cell(text, down, right))
    return made


def _reach(cells: list[str], sign: str) -> int:
    return 1 + next((count for count, cell in enumerate(cells) if cell != sign), len(cells))


def _cell(text: str, down: int, right: int) -> C:
    if text.startswith("▪"):
        return C(text[1:].strip(), down, right, fill=GREEN)
    bold = len(text) > 2 and text.startswith("*") and text.endswith("*")
    return C(text.strip("*").replace("⏎", "\n") if bold else text.replace("⏎", "\n"), down, right, bold=bold)


def sketch_of(draft: PlanDraft) -> str:
    """The plan in lines: sections, components that have names of their own, and items.

    An item is ``- [indicator] action > evidence @ due dates ~ owner``; what is missing, or says the same as its
    neighbour, is left out. Due dates are month-day, months in full ("03") where the whole month is meant.
    """
    lines = []
    for section in draft.sections:
        known = section.title == draft.document.table_title
        lines.append(f"{section.id} {'(judul)' if known else section.title}")
        for component in section.components:
            if component.name != section.title:
                lines.append(f"  {component.number} {component.name}")
            lines.extend(f"  - {_item(item)}" for item in component.items)
    return "\n".join(lines)


def _item(item: Item) -> str:
    own = item.indicator and item.indicator != item.action_raw
    dues = " ".join(f"{it.due:%m-%d}" for it in item.schedule.occurrences)
    parts = [
        f"[{item.indicator}]" if own else "",
        item.action_raw,
        f"> {item.evidence_raw}" if item.evidence_raw else "",
        f"@ {dues}" if dues else "@ ?" if item.target_raw else "",
        f"~ {item.owner_raw}" if item.owner_raw else "",
    ]
    return one_line(" ".join(filter(None, parts)).replace("\n", " / "))


def expected_sketch(text: str) -> str:
    return "\n".join(line.rstrip() for line in dedent(text).strip("\n").splitlines())


@dataclass(frozen=True)
class Stranger:
    """A document and what it says, in the formats that can carry its shape.

    ``codes`` are of findings that must be there, ``unsure`` the headings of columns that the reader must doubt.
    """

    name: str
    document: str
    reading: str
    formats: tuple[str, ...]
    codes: tuple[str, ...]
    unsure: tuple[str, ...]


_FORMATS = {
    "all": ("markdown", "html", "docx", "xlsx", "xls", "csv", "pasted"),
    "spanned": ("html", "docx", "xlsx", "xls"),
    "coloured": ("html", "docx", "xlsx"),
}


def strangers(path: Path) -> Iterator[Stranger]:
    """The sketches of a file: "=== name", perhaps "formats:", "finds:" and "unsure:", "--- document", "--- reading"."""
    for chunk in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, document, reading = re.split(r"\n--- (?:document|reading)\n", chunk)
        name, *settings = head.split("\n")
        told = dict(line.split(": ") for line in settings)
        formats = told.get("formats", "all")
        yield Stranger(
            name,
            re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), document),
            reading.strip("\n"),
            _FORMATS.get(formats, tuple(formats.split())),
            tuple(told.get("finds", "").split()),
            tuple(cell.strip() for cell in told["unsure"].split(BAR)) if "unsure" in told else (),
        )
