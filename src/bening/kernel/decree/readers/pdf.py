"""PDF with a text layer: tables from their ruling lines, running text around them. Scans go on to OCR."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from bening.kernel.decree.blocks import Source, Text
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_PAGES
from bening.kernel.decree.readers.cut_words import WholeWords
from bening.kernel.decree.readers.ruled import Box, Ruled, go_on, lines_of, ruled_table, stacked_tables

Part = Text | Ruled
Progress = Callable[[float, str], None]
Page = Any
"""A pdfplumber page; the library ships no types."""

BROKEN: Final = "Berkas PDF ini rusak atau tidak utuh. Buka dan simpan ulang sebagai PDF, lalu unggah kembali."
LOCKED: Final = "Berkas PDF ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."
TOO_LONG: Final = "Berkas PDF ini {pages} halaman, lebih dari batas {limit}. Unggah lampiran rencana aksinya saja."
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:halaman\s*)?\d{1,3}[-–—\s]*(?:(?:dari|/)\s*\d{1,3})?", re.IGNORECASE)
_FEW_LETTERS: Final = 20
"""A page with fewer characters and an image on it is a scan."""
_TABLES: Final = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 3,
    "join_tolerance": 3,
}
_WORD_GAP: Final = 0.12
"""Letters further apart than this share of the font size are two words."""
_PARAGRAPH_GAP: Final = 1.0
"""Lines further apart than this many line heights begin a new paragraph."""


def read_pdf(data: bytes, progress: Progress) -> Source:
    """Read a PDF page by page.

    Raises:
        DecreeError: for a broken, locked or overlong file, and for a scan where no OCR program is installed.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    parts: list[Part] = []
    whole = WholeWords()
    scans = pages = 0
    with sentence(BROKEN):
        try:
            document = pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            raise DecreeError(LOCKED if "Password" in repr(error) else BROKEN) from error
        with document:
            pages = len(document.pages)
            if pages > MAX_PAGES:
                raise DecreeError(TOO_LONG.format(pages=pages, limit=MAX_PAGES))
            for number, page in enumerate(document.pages, 1):
                progress((number - 1) / pages, f"Membaca halaman {number} dari {pages}")
                scans += len(page.chars) < _FEW_LETTERS and bool(page.images)
                _add_page(parts, _page_parts(page, number, whole))
                page.close()
    if scans * 2 > pages:
        from bening.kernel.decree.readers.ocr import read_scan

        return read_scan(data, progress)
    return Source([part if isinstance(part, Text) else part.table for part in parts], "pdf")


def _add_page(parts: list[Part], page: list[Part]) -> None:
    """Add a page's parts; a table that goes on from the page before is joined to it."""
    if parts and page and isinstance(parts[-1], Ruled) and isinstance(page[0], Ruled) and go_on(parts[-1], page[0]):
        page = page[1:]
    parts.extend(page)


def _page_parts(page: Page, number: int, whole: WholeWords) -> list[Part]:
    """Tables and paragraphs in the order in which they stand on the page."""
    found: list[tuple[float, Part]] = []
    tables = [table for table in page.find_tables(_TABLES) if len(table.cells) > 2]
    words = page.extract_words(x_tolerance_ratio=_WORD_GAP, extra_attrs=["fontname"])
    outside = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
    whole.learn(lines_of(outside), page.width)
    for table in tables:
        mine = [word for word in words if _within(word, table.bbox)]
        found.extend(
            (boxes[0].top, ruled_table(boxes, mine, page.rects, Place(page=number), whole))
            for boxes in stacked_tables([Box(*cell) for cell in table.cells])
        )
    found.extend(
        (top, Text(text, Place(page=number))) for top, text in _paragraphs(outside) if not _PAGE_NUMBER.fullmatch(text)
    )
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def _within(word: dict[str, Any], bbox: tuple[float, float, float, float]) -> bool:
    middle = ((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
    return Box(*bbox).holds(*middle)


def _paragraphs(words: Sequence[dict[str, Any]]) -> list[tuple[float, str]]:
    """Lines put together while they stand close; a larger gap begins a paragraph."""
    found: list[tuple[float, list[str]]] = []
    bottom = -1e9
    for line in lines_of(words):
        top, height = line[0]["top"], line[0]["bottom"] - line[0]["top"]
        if not found or top - bottom > _PARAGRAPH_GAP * height:
            found.append((top, []))
        found[-1][1].append(" ".join(word["text"] for word in line))
        bottom = max(word["bottom"] for word in line)
    return [(top, tidy("\n".join(lines))) for top, lines in found]
