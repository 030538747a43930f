"""From the sheets of a file to a reading: every filled cell is taken over, or told in a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bening.kernel.lke.instrument import Instrument
from bening.kernel.lke.sheet.book import Cell, Grid, Position, open_book
from bening.kernel.lke.sheet.columns import Column, Role, layer_of, read_layout
from bening.kernel.lke.sheet.content import guess_answers
from bening.kernel.lke.sheet.model import Finding, FindingKind, SheetError, SheetReading
from bening.kernel.lke.sheet.rows import Line, Matcher, is_lead, plain, without_lead
from bening.kernel.lke.sheet.taking import Taker
from bening.kernel.process.model import Layer

LEAST_QUESTIONS: Final = 5
"""Fewer known questions make no worksheet."""
NONE_FOUND: Final = (
    "Berkas ini tidak berisi LKE: tidak ada lembar dengan pertanyaan {instrument}. Unggah lembar kerja evaluasi yang "
    "sudah diisi."
)


def read_worksheet(instrument: Instrument, source: bytes) -> SheetReading:
    """Read a filled worksheet from the bytes of an XLSX file.

    Takes the layout that ``worksheet`` writes, the ministry's, and others with rows and columns inserted, removed or
    moved, several sheets (one for each layer) or several columns of answers. The layer of a column is told by its
    heading, the one above it, or the sheet's name; else the first column of answers is the unit's and the next TPI's.

    Raises SheetError for what is no XLSX, is locked or broken, is past a limit, or holds no worksheet.
    """
    matcher = Matcher(instrument)
    pages = [_Page(matcher, grid) for grid in open_book(source)]
    known = [page for page in pages if page.questions >= LEAST_QUESTIONS]
    shown = [page for page in known if not page.grid.hidden]
    if not shown:
        raise SheetError(NONE_FOUND.format(instrument=instrument.title))
    taker = Taker(instrument)
    for page in sorted(shown, key=lambda page: -page.questions):
        if not taker.accepts(page.layers):
            taker.findings.append(_unread(page.grid, "berisi LKE untuk penilai yang sudah terbaca dari lembar lain"))
            continue
        page.give(taker)
    for page in pages:
        if page in known and page.grid.hidden:
            taker.findings.append(_unread(page.grid, "tersembunyi"))
        elif page not in known and page.grid.cells:
            taker.findings.append(_unread(page.grid, "tidak dikenali sebagai LKE"))
    return taker.reading()


def _unread(grid: Grid, why: str) -> Finding:
    return Finding(
        FindingKind.UNREAD_SHEET, grid.name, "", f"Lembar “{grid.name}” {why}, jadi isinya tidak dibaca.", grid.name
    )


def _first_text(cells: Mapping[int, Cell]) -> dict[int, str]:
    """Without headings the outline ends with the first cell that is more than a number or letter."""
    found: dict[int, str] = {}
    for column, cell in cells.items():
        found[column] = cell.text
        if not is_lead(cell.text):
            break
    return found


class _Page:
    """One sheet with its columns and the questions in its rows."""

    def __init__(self, matcher: Matcher, grid: Grid) -> None:
        self.grid = grid
        self.rows = grid.rows()
        self.spans = dict(grid.merges)
        self.layout = read_layout(grid, self.rows)
        self.lines = list(self._lines(matcher))
        self.matched = matcher.match(self.lines)
        items = matcher.instrument.items
        self.questions = sum(name in items for name in self.matched.names.values())
        if not self.layout.of(Role.ANSWER) and self.questions >= LEAST_QUESTIONS:
            self.layout = guess_answers(matcher.instrument, self.rows, self.layout, self.matched)
        self.columns = list(self._owned())

    @property
    def layers(self) -> set[Layer]:
        return {layer for column, layer in self.columns if column.role is Role.ANSWER}

    def _lines(self, matcher: Matcher) -> Iterator[Line]:
        """The outline of each row below the headings."""
        answers, codes, outline = (
            {column.number for column in self.layout.of(role)} for role in (Role.ANSWER, Role.CODE, Role.OUTLINE)
        )
        for row, cells in self.rows.items():
            if row <= self.layout.below:
                continue
            texts = {column: cell.text for column, cell in cells.items() if column in outline}
            texts = texts if outline else _first_text(cells)
            told = {column: cell.text for column, cell in cells.items() if column in codes} | texts
            ids = [text for column, text in told.items() if matcher.known(text, portal=column in codes)]
            column = max(texts, key=lambda column: len(texts[column]), default=1)
            lead, text = without_lead(texts.values())
            yield Line(row, column, lead, text, plain(text), tuple(ids), any(number in cells for number in answers))

    def _owned(self) -> Iterator[tuple[Column, Layer]]:
        """The filled columns with whose they are."""
        sheet = layer_of(self.grid.name)
        order = [Layer.UNIT, Layer.TPI, Layer.PROVINCE, Layer.TPN]
        named = {column.layer for column in self.layout.of(Role.ANSWER)} - {None}
        free = [layer for layer in ([sheet] if sheet else []) + order if layer not in named]
        last = sheet or Layer.UNIT
        for column in self.layout.of(Role.ANSWER, Role.NOTE, Role.EVIDENCE):
            if column.role is Role.ANSWER:
                last = column.layer or (free.pop(0) if free else last)
                yield column, last
            else:
                yield column, column.layer or last

    def give(self, taker: Taker) -> None:
        """Hand over every filled cell."""
        taker.open(self.grid, self.layers, self.matched)
        owned = {column.number: (column, layer) for column, layer in self.columns}
        covered = self._covered()
        for (row, number), cell in sorted(self.grid.cells.items()):
            if row <= self.layout.below:
                continue
            question = covered.get(row, row)
            column, layer = owned.get(number, (self.layout.columns.get(number), Layer.UNIT))
            if cell.comment:
                taker.comment(question, (row, number), cell, layer)
            if column is None:
                taker.leave((row, number), cell)
            elif column.role is Role.DERIVED:
                taker.check((row, number), cell, question)
            elif number in owned:
                for target in self._rows(question, (row, number), column):
                    taker.take(target, (row, number), cell, column, layer)
        taker.close()
        self._wordings(taker)

    def _rows(self, question: int, position: Position, column: Column) -> list[int]:
        """The rows of the questions that a cell is for: a note or proof in a merged range is for all in it."""
        bottom = self.spans.get(position, position)[0]
        if column.role is Role.ANSWER or bottom == position[0]:
            return [question]
        return [question, *(row for row in range(question + 1, bottom + 1) if row in self.matched.names)]

    def _covered(self) -> dict[int, int]:
        """Rows that a question's merged text covers, by that question's row."""
        outline = {column.number for column in self.layout.of(Role.OUTLINE)}
        named = set(self.matched.names)
        return {
            row: top
            for (top, left), (bottom, _) in self.grid.merges
            if left in outline and top in named
            for row in range(top, bottom + 1)
            if row not in named
        }

    def _wordings(self, taker: Taker) -> None:
        for line in self.lines:
            if line.row in self.matched.likeness:
                taker.compare(line, self.matched.names[line.row], self.matched.likeness[line.row])
