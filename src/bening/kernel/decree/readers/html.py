"""HTML pages and fragments, as saved from Word, Excel, LibreOffice or a web site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from bening.kernel.decree.blocks import Block, Cell, Row, Source, Table, Text, check_size
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_COLUMNS, MAX_ROWS

BROKEN_HTML: Final = "Berkas HTML ini tidak dapat dibaca. Simpan ulang dari aplikasinya lalu unggah kembali."
TOO_DEEP: Final = (
    "Susunan berkas HTML ini terlalu dalam untuk sebuah keputusan. Simpan ulang sebagai DOCX lalu unggah kembali."
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LINES: Final = frozenset(
    {"p", "div", "li", "dt", "dd", "pre", "blockquote", "caption", "center", "address", "hr", *_HEADINGS}
)
_CELLS: Final = frozenset({"tr", "td", "th"})
_SPACES = re.compile(r"\s+")
_LONGEST_SPAN: Final = 7
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "del"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_COLOUR = re.compile(r"background(?:-color)?\s*:\s*(#[0-9a-f]{3,8}|[a-z]+|rgba?\([^)]*\))", re.IGNORECASE)
_NO_COLOUR: Final = frozenset(
    {"", "transparent", "inherit", "none", "white", "ffffff", "fff", "rgb(255, 255, 255)", "auto"}
)
_LAYOUT_ROWS: Final = 2
_LAYOUT_COLUMNS: Final = 2

Element = Any
"""An lxml element; lxml ships no types."""


def read_html(text: str) -> Source:
    """Read an HTML page or fragment."""
    return Source(list(html_blocks(text)), "html")


def html_blocks(text: str, line: int | None = None) -> Iterator[Block]:
    """The blocks of a fragment. ``line`` is where it stands in an outer document."""
    root = _parse(text)
    if root is not None:
        yield from _Walk(line).blocks(root)


def _parse(text: str) -> Element:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    with sentence(BROKEN_HTML):
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        raise DecreeError(TOO_DEEP)
    return root


class _Walk:
    """Walks the tree with a stack of its own, so that depth costs memory and never the program."""

    def __init__(self, line: int | None) -> None:
        self._line = line
        self._words: list[str] = []
        self._level: int | None = None

    def blocks(self, root: Element) -> Iterator[Block]:
        """Text gathers until an element that makes a line, or a table, ends it."""
        for element, opening in _events(root):
            if not opening:
                if element.tag in _LINES:
                    yield from self._flush()
            elif element.tag == "table" and _is_data(element):
                yield from self._flush()
                yield from self._beside(element)
                yield _table(element, self._line)
            else:
                if element.tag in _LINES or element.tag in _CELLS:
                    yield from self._flush()
                self._level = _HEADINGS.get(element.tag, self._level)
                self._words.append(_opening_words(element))
            if not opening or (element.tag == "table" and _is_data(element)) or _is_silent(element):
                self._words.append(_blanks(element.tail))
        yield from self._flush()

    def _beside(self, table: Element) -> Iterator[Text]:
        """Captions, and what stands in a row outside its cells."""
        for node in table.iter("caption", "tr"):
            strays = [node] if node.tag == "caption" else [child for child in node if child.tag not in _CELLS]
            words = tidy("\n".join(cell_text(stray) for stray in strays))
            if words:
                yield Text(words, Place(line=self._line))

    def _flush(self) -> Iterator[Text]:
        words, level = tidy("".join(self._words)), self._level
        self._words, self._level = [], None
        if words:
            yield Text(words, Place(line=self._line), level)


def _events(root: Element, *, into_tables: bool = False) -> Iterator[tuple[Element, bool]]:
    """Each element when it opens and when it closes; silent ones and data tables open only, with nothing inside."""
    stack: list[tuple[Element, bool]] = [(root, True)]
    while stack:
        element, opening = stack.pop()
        yield element, opening
        if not opening or _is_silent(element) or (element.tag == "table" and not into_tables and _is_data(element)):
            continue
        stack.append((element, False))
        stack.extend((child, True) for child in reversed(element))


def _opening_words(element: Element) -> str:
    if element.tag == "br":
        return "\n"
    if _is_silent(element):
        return ""
    number = _list_number(element) if element.tag == "li" else ""
    return number + _blanks(element.text)


def _blanks(text: str | None) -> str:
    """Line feeds of the source are blanks."""
    return _SPACES.sub(" ", text or "")


def _list_number(item: Element) -> str:
    """The number that a browser shows before an item of an ordered list; kept in the item's own ``value``, from which
    the next one counts on.
    """
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    before = next(item.itersiblings("li", preceding=True), None)
    number = _count(item.get("value")) or (_count(parent.get("start")) or 1 if before is None else _after(before))
    item.set("value", str(number))
    return f"{number}. "


def _after(item: Element) -> int:
    return (_count(item.get("value")) or 0) + 1


def _count(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and len(text) < _LONGEST_SPAN else None


def cell_text(cell: Element) -> str:
    """The text of a cell; paragraphs, list items and breaks each on their own line."""
    words: list[str] = []
    for element, opening in _events(cell, into_tables=True):
        if element.tag in _LINES or element.tag in _CELLS:
            words.append("\n")
        if opening:
            words.append(_opening_words(element))
        if element is not cell and (not opening or _is_silent(element)):
            words.append(_blanks(element.tail))
    return tidy("".join(words))


def _is_silent(element: Element) -> bool:
    """True for what a browser does not show, and for words whose deletion is tracked."""
    return element.tag in _SILENT or bool(_HIDDEN.search(element.get("style", "")))


def _is_data(table: Element) -> bool:
    """False for a table that lays out others: one of them is as wide as it, of three rows and two columns at least."""
    inner = [found for found in table.iter("table") if found is not table]
    large = [_width(found) for found in inner if len(found.findall(".//tr")) > _LAYOUT_ROWS]
    return not large or max(large) < max(_LAYOUT_COLUMNS, _width(table))


def _width(table: Element) -> int:
    """The most cells of one row."""
    rows = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    return max((len(list(row.iterchildren("td", "th"))) for row in rows), default=0)


def _table(element: Element, line: int | None) -> Table:
    table = Table(Place(line=line or element.sourceline))
    reaching: dict[int, int] = {}
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is not element or _is_silent(row):
            continue
        made = Row(Place(line=line or row.sourceline, row=len(table.rows) + 1))
        _fill_row(made, row, reaching)
        table.rows.append(made)
        if len(table.rows) > MAX_ROWS:
            check_size(len(table.rows), 1)
    return table


def _fill_row(made: Row, row: Element, reaching: dict[int, int]) -> None:
    """Place the cells of a row in the columns that cells above leave free. ``reaching``: column → rows still
    covered.
    """
    begun: dict[int, int] = {}
    column = 1
    for cell in row.iterchildren("td", "th"):
        while reaching.get(column, 0) > 0:
            column += 1
        width, height = _span(cell, "colspan", MAX_COLUMNS + 1), _span(cell, "rowspan", MAX_ROWS)
        made.cells.append(Cell(cell_text(cell), column, height, width, _fill(cell), _is_bold(cell)))
        begun.update(dict.fromkeys(range(column, column + width), height - 1))
        column += width
        check_size(1, column - 1)
    for covered in list(reaching):
        reaching[covered] -= 1
        if reaching[covered] <= 0:
            del reaching[covered]
    reaching.update({covered: rows for covered, rows in begun.items() if rows > 0})


def _span(cell: Element, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdigit() and len(value) < _LONGEST_SPAN else 1


def _fill(cell: Element) -> str:
    found = _COLOUR.search(cell.get("style", ""))
    colour = (found.group(1) if found else cell.get("bgcolor", "")).casefold().lstrip("#")
    return "" if colour in _NO_COLOUR else colour


def _is_bold(cell: Element) -> bool:
    """True for a heading cell, or one that holds one bold run and nothing beside it."""
    if cell.tag == "th" or "bold" in cell.get("style", ""):
        return True
    bold = next(iter(cell.iter("b", "strong")), None)
    return bold is not None and "".join(bold.itertext()).strip() == "".join(cell.itertext()).strip()
