"""Word documents, read straight from their XML: python-docx walks the grid anew for each cell and is quadratic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bening.kernel.decree.archive import read_entry
from bening.kernel.decree.blocks import Block, Cell, Row, Source, Table, Text, check_size
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.limits import MAX_COLUMNS, MAX_PAGES, MAX_PARAGRAPHS
from bening.kernel.decree.readers.word_numbering import Numbering, W
from bening.kernel.decree.readers.xml import Element, parse_xml

Progress = Callable[[float, str], None]

_TEXT: Final = {
    f"{W}t": None,
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}sym": "",
}
_SIGNS: Final = {
    **dict.fromkeys(("FC", "50", "D6"), "✓"),
    **dict.fromkeys(("FE", "52"), "☑"),
    **dict.fromkeys(("FB", "FD", "51", "53", "54"), "x"),
    **dict.fromkeys(("A8", "6F", "A3", "71", "72"), "☐"),
}
"""Ticks, crosses and boxes that Word keeps as signs of Wingdings, Wingdings 2 and Symbol; any other is a bullet."""
_GONE: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rPr", f"{W}pPr", f"{W}footnoteReference"})
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS: Final = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml"})
_NO_COLOUR: Final = frozenset({"", "auto", "ffffff"})
_FRAMED: Final = 3
_STEP: Final = 50
"""Blocks between two words of progress."""


def read_docx(data: bytes, progress: Progress) -> Source:
    """Read a Word document: paragraphs with their automatic numbers, tables with merged cells and colours."""
    root = parse_xml(read_entry(data, "word/document.xml"))
    numbering = read_entry(data, "word/numbering.xml", required=False)
    styles = read_entry(data, "word/styles.xml", required=False)
    reader = _Reader(
        Numbering.of(parse_xml(numbering) if numbering else None),
        _Styles(parse_xml(styles) if styles else None),
    )
    body = root.find(f"{W}body")
    children = list(_unwrapped(body)) if body is not None else []
    if len(children) > MAX_PARAGRAPHS:
        raise DecreeError(
            f"Dokumen ini berisi {len(children)} paragraf dan tabel, melebihi batas {MAX_PARAGRAPHS}. "
            "Unggah keputusan dan lampirannya saja."
        )
    blocks: list[Block] = []
    for done, child in enumerate(children):
        if done % _STEP == 0:
            progress(done / len(children), f"Membaca bagian {done + 1} dari {len(children)}")
        if child.tag == f"{W}p":
            blocks.extend(reader.paragraph(child))
        elif child.tag == f"{W}tbl":
            blocks.extend(reader.table(child))
    return Source(blocks, "docx")


def _unwrapped(parent: Element) -> Iterator[Element]:
    """The children, with content controls and tracked insertions opened."""
    stack = list(reversed(parent))
    while stack:
        child = stack.pop()
        if child.tag in _CONTAINERS:
            stack.extend(reversed(child))
        else:
            yield child


class _Styles:
    """What paragraph styles bring along: a heading level, a list."""

    def __init__(self, root: Element | None) -> None:
        self.levels: dict[str, int] = {}
        self.lists: dict[str, tuple[str, int]] = {}
        for style in root.iterfind(f"{W}style") if root is not None else ():
            self._learn(style)

    def _learn(self, style: Element) -> None:
        key = style.get(f"{W}styleId") or ""
        properties = style.find(f"{W}pPr")
        if properties is None:
            return
        outline = _value(properties, "outlineLvl")
        if outline.isdigit() and int(outline) < 9:
            self.levels[key] = int(outline) + 1
        found = _list_of(properties)
        if found:
            self.lists[key] = found


class _Reader:
    def __init__(self, numbering: Numbering, styles: _Styles) -> None:
        self._numbering = numbering
        self._styles = styles
        self._page = 1

    def paragraph(self, element: Element) -> Iterator[Block]:
        """A paragraph, and the tables in its text boxes."""
        page = self._page
        boxed: list[Element] = []
        words = tidy(self._words(element, boxed))
        if words:
            properties = element.find(f"{W}pPr")
            style = _value(properties, "pStyle") if properties is not None else ""
            yield Text(words, Place(page=page), self._styles.levels.get(style))
        for table in boxed:
            yield from self.table(table)

    def _words(self, paragraph: Element, boxed: list[Element] | None = None) -> str:
        """The words of a paragraph and its text boxes; tables in these are put into ``boxed`` where it is given."""
        number = self._number(paragraph)
        pieces = [f"{number} "] if number else []
        stack = list(reversed(paragraph))
        while stack:
            node = stack.pop()
            if node.tag in _TEXT:
                pieces.append(self._piece(node))
            elif node.tag == f"{W}tbl" and boxed is not None:
                boxed.append(node)
            else:
                stack.extend(reversed(self._open(node, pieces)))
        return "".join(pieces)

    def _open(self, node: Element, pieces: list[str]) -> Sequence[Element]:
        """What is inside a node of a paragraph, nothing where it is not shown."""
        if node.tag == f"{W}lastRenderedPageBreak":
            self._page = min(self._page + 1, MAX_PAGES * 10)
        elif node.tag == f"{_MC}AlternateContent":
            choice = node.find(f"{_MC}Choice")
            return list(choice if choice is not None else node)
        elif node.tag == f"{W}p":
            pieces.append("\n")
        return [] if node.tag in _GONE or _is_hidden(node) else list(node)

    def _piece(self, node: Element) -> str:
        if node.tag == f"{W}br" and node.get(f"{W}type") == "page":
            self._page += 1
        if node.tag == f"{W}sym":
            return _SIGNS.get((node.get(f"{W}char") or "").upper().removeprefix("F0"), "•")
        fixed = _TEXT[node.tag]
        return (node.text or "") if fixed is None else fixed

    def _number(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        found = _list_of(properties) or self._styles.lists.get(_value(properties, "pStyle"))
        return self._numbering.next(*found) if found else ""

    def table(self, element: Element) -> Iterator[Block]:
        """A table; one that only frames a wider table gives what it holds."""
        rows = [child for child in _unwrapped(element) if child.tag == f"{W}tr" and not _is_deleted(child)]
        if _is_frame(rows):
            for cell in (cell for row in rows for cell in _cells_of(row)):
                for child in _unwrapped(cell):
                    yield from self.table(child) if child.tag == f"{W}tbl" else self.paragraph(child)
            return
        table = Table(Place(page=self._page))
        reaching: dict[int, Cell] = {}
        for row in rows:
            table.rows.append(self._row(row, len(table.rows) + 1, reaching))
            check_size(len(table.rows), 1)
        yield table

    def _row(self, element: Element, number: int, reaching: dict[int, Cell]) -> Row:
        """A row. ``reaching``: column → the cell that a vertical merge would go on with."""
        page = self._page
        made = Row(Place(page=page, row=number))
        column = 1 + _row_offset(element)
        for node in _unwrapped(element):
            if node.tag != f"{W}tc":
                continue
            properties = node.find(f"{W}tcPr")
            width = _span(properties)
            above = reaching.get(column)
            if _goes_on(properties) and above is not None:
                above.rowspan += 1
                above.text = tidy(f"{above.text}\n{self._cell_words(node)}")
            else:
                cell = Cell(self._cell_words(node), column, 1, width, _fill(properties), _is_bold(node))
                made.cells.append(cell)
                reaching[column] = cell
            column += width
            check_size(1, column - 1)
        return made

    def _cell_words(self, cell: Element) -> str:
        pieces = []
        stack = list(reversed(list(_unwrapped(cell))))
        while stack:
            node = stack.pop()
            if node.tag == f"{W}p":
                pieces.append(self._words(node))
            elif node.tag in {f"{W}tbl", f"{W}tr", f"{W}tc"}:
                stack.extend(reversed(list(_unwrapped(node))))
        return tidy("\n".join(pieces))


def _cells_of(row: Element) -> list[Element]:
    return [cell for cell in _unwrapped(row) if cell.tag == f"{W}tc"]


def _is_frame(rows: Sequence[Element]) -> bool:
    """True for a table that lays out others: its only cell holds one, or one is as wide as it and of three columns."""
    cells = [_cells_of(row) for row in rows]
    inner = [table for row in cells for cell in row for table in cell.iterfind(f"{W}tbl")]
    wide = max((len(_cells_of(row)) for table in inner for row in table.iterfind(f"{W}tr")), default=0)
    only = sum(map(len, cells)) == 1 and bool(inner)
    return only or wide >= max(_FRAMED, *map(len, cells), 0)


def _is_deleted(row: Element) -> bool:
    """True for a row whose deletion is tracked."""
    return row.find(f"{W}trPr/{W}del") is not None


def _is_hidden(run: Element) -> bool:
    """True for a run of hidden text."""
    mark = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val") not in {"0", "false"}


def _value(properties: Element, name: str) -> str:
    node = properties.find(f"{W}{name}")
    return (node.get(f"{W}val") or "") if node is not None else ""


def _list_of(properties: Element) -> tuple[str, int] | None:
    node = properties.find(f"{W}numPr")
    if node is None:
        return None
    depth = _value(node, "ilvl")
    key = _value(node, "numId")
    return (key, int(depth) if depth.isdigit() and len(depth) == 1 else 0) if key else None


def _span(properties: Element | None) -> int:
    text = _value(properties, "gridSpan") if properties is not None else ""
    return min(max(1, int(text)), MAX_COLUMNS + 1) if text.isdigit() and len(text) < 6 else 1


def _row_offset(row: Element) -> int:
    properties = row.find(f"{W}trPr")
    text = _value(properties, "gridBefore") if properties is not None else ""
    return min(int(text), MAX_COLUMNS) if text.isdigit() and len(text) < 6 else 0


def _goes_on(properties: Element | None) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _fill(properties: Element | None) -> str:
    shade = properties.find(f"{W}shd") if properties is not None else None
    colour = (shade.get(f"{W}fill") or "").casefold() if shade is not None else ""
    return "" if colour in _NO_COLOUR else colour


def _is_bold(cell: Element) -> bool:
    runs = [run for run in cell.iter(f"{W}r") if run.find(f"{W}t") is not None]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(marks) and all(mark is not None and mark.get(f"{W}val") not in {"0", "false"} for mark in marks)
