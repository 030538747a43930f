"""Markdown with pipe tables, as OCR programs write it; HTML tables inside it are read too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bening.kernel.decree.blocks import Block, Cell, Row, Source, Table, Text
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[*_<&\\`\[!~]")
_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)
_BOLD = re.compile(r"^\s*(?:<b>|<strong>|\*\*|__)", re.IGNORECASE)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")


def read_markdown(text: str) -> Source:
    """Read Markdown text; places carry source lines counted from 1."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable("table")
    lines = text.splitlines()
    return Source(list(_Reader(parser, lines).blocks(parser.parse(text))), "markdown")


class _Reader:
    def __init__(self, parser: MarkdownIt, lines: Sequence[str]) -> None:
        self._parser = parser
        self._lines = lines

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        found: list[Block] = []
        markers: list[str] = []
        skip = 0
        for index, token in enumerate(tokens):
            if index < skip:
                continue
            place = Place(line=token.map[0] + 1 if token.map else None)
            if token.type == "table_open" and token.map:
                found.append(self._table(token.map[0], token.map[1]))
                skip = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close") + 1
            elif token.type == "list_item_open":
                markers.append(f"{token.info}{token.markup} " if token.info else "")
            elif token.type == "inline":
                words = tidy("".join(markers) + self._plain(token))
                markers = []
                if words:
                    found.append(Text(words, place, _level(tokens[index - 1])))
            elif token.type in {"html_block", "fence", "code_block"}:
                found.extend(self._raw(token, place))
        return found

    def _raw(self, token: Token, place: Place) -> list[Block]:
        from bening.kernel.decree.readers.html import html_blocks

        if token.type == "html_block":
            return list(html_blocks(token.content, line=place.line))
        words = tidy(token.content)
        return [Text(words, place)] if words else []

    def _table(self, start: int, end: int) -> Table:
        """The rows from their source lines, so that cells beyond the header's width are not lost."""
        from markdown_it.rules_block.table import escapedSplit

        table = Table(Place(line=start + 1))
        for line in range(start, end):
            source = self._lines[line].strip()
            if line == start + 1 and _RULE.match(source):
                continue
            parts = escapedSplit(source)
            if parts and not parts[0].strip() and source.startswith("|"):
                parts = parts[1:]
            if parts and not parts[-1].strip() and source.endswith("|"):
                parts = parts[:-1]
            cells = [self._cell(part, column) for column, part in enumerate(parts, 1)]
            table.rows.append(Row(Place(line=line + 1), cells))
        return table

    def _cell(self, source: str, column: int) -> Cell:
        text = source
        if _MARKUP.search(source):
            tokens = self._parser.parseInline(source.strip())
            text = "".join(self._plain(token) for token in tokens)
        return Cell(tidy(text), column, bold=bool(_BOLD.match(source)))

    def _plain(self, inline: Token) -> str:
        return "".join(_words(token) for token in inline.children or ())


def _words(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"} or (token.type == "html_inline" and _BREAK.match(token.content)):
        return "\n"
    if token.type in {"text", "code_inline", "image", "text_special"}:
        return token.content
    return ""


def _level(opening: Token) -> int | None:
    return int(opening.tag[1]) if opening.type == "heading_open" else None
