"""Scans and pictures: Tesseract reads the words, the ruling lines are found in the picture itself."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from bening.kernel.decree.blocks import Source, Text
from bening.kernel.decree.clean import tidy
from bening.kernel.decree.draft import DecreeError, Place
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import MAX_IMAGE_PIXELS, MAX_OCR_PAGES, OCR_SECONDS_PER_PAGE
from bening.kernel.decree.readers.cut_words import Word
from bening.kernel.decree.readers.ruled import Box, Ruled, go_on, lines_of, ruled_table, stacked_tables
from bening.kernel.decree.readers.straighten import levelled, upright

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[float, str], None]
Part = Text | Ruled

NOT_INSTALLED: Final = (
    "Berkas ini hasil pindai (gambar), sehingga teksnya harus dikenali dahulu. Pasang pengenal teks di komputer Bening "
    "(apt install tesseract-ocr tesseract-ocr-ind ocrmypdf), atau unggah naskah DOCX, XLSX atau PDF aslinya."
)
FAILED: Final = (
    "Teks pada hasil pindai ini tidak dapat dikenali. Pindai ulang dengan lebih jelas, atau unggah naskah aslinya."
)
BROKEN: Final = "Gambar ini rusak atau tidak dapat dibuka. Pindai ulang atau unggah naskah aslinya."
TOO_MANY: Final = "Hasil pindai ini {pages} halaman, lebih dari batas {limit}. Unggah lampiran rencana aksinya saja."
TOO_LARGE: Final = "Gambar ini terlalu besar untuk dikenali teksnya. Pindai ulang dengan 300 titik per inci."
_DPI: Final = 300
_POINTS: Final = 72
_DARK: Final = 140
"""Grey values below this are ink."""
_SHORTEST_LINE: Final = 0.4
"""Ruling lines are at least this many inches long."""
_SURE: Final = 20
"""Words that Tesseract itself trusts less than this (of 100) are specks and lines."""


_FEWEST_CELLS: Final = 3
"""Cells of the smallest table."""
_WHOLE_WORD: Final = 4
_FEWEST_WORDS: Final = 5
"""An upright page of a plan has more words of four letters; of a sideways one Tesseract reads next to none."""


def read_scan(data: bytes, progress: Progress) -> Source:
    """Read a PDF without a text layer page by page."""
    program = _program()
    import pypdfium2

    with sentence(BROKEN):
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        if pages > MAX_OCR_PAGES:
            raise DecreeError(TOO_MANY.format(pages=pages, limit=MAX_OCR_PAGES))
        images = (document[number].render(scale=_DPI / _POINTS, grayscale=True).to_pil() for number in range(pages))
        return _read(images, pages, program, progress)


def read_image(data: bytes, progress: Progress) -> Source:
    """Read one picture."""
    program = _program()
    from PIL import Image

    with sentence(BROKEN):
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > MAX_IMAGE_PIXELS:
            raise DecreeError(TOO_LARGE)
        return _read(iter([image.convert("L")]), 1, program, progress)


def _program() -> str:
    """Where Tesseract is.

    Raises:
        DecreeError: a sentence that says what to install.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise DecreeError(NOT_INSTALLED)
    return program


def _read(images: Iterator[Image], pages: int, program: str, progress: Progress) -> Source:
    parts: list[Part] = []
    for number, image in enumerate(images, 1):
        progress((number - 1) / pages, f"Mengenali teks halaman {number} dari {pages}")
        page = _page(image, number, program)
        if parts and page and isinstance(parts[-1], Ruled) and isinstance(page[0], Ruled) and go_on(parts[-1], page[0]):
            page = page[1:]
        parts.extend(page)
    return Source([part if isinstance(part, Text) else part.table for part in parts], "ocr")


def _looked_at(image: Image, program: str) -> tuple[list[Word], list[Box]]:
    """The words and cells of a page, levelled where it has no ruled cells, turned where its words make no sense."""
    boxes = _boxes(image)
    if len(boxes) < _FEWEST_CELLS:
        image = levelled(image)
        boxes = _boxes(image)
    words = _words(image, program)
    if boxes and sum(len(word["text"]) >= _WHOLE_WORD for word in words) < _FEWEST_WORDS:
        turned = upright(image, _DPI, _languages(program))
        if turned is not None:
            return _words(turned, program), _boxes(turned)
    return words, boxes


def _page(image: Image, number: int, program: str) -> list[Part]:
    found: list[tuple[float, Part]] = []
    words, boxes = _looked_at(image, program)
    place = Place(page=number)
    for group in stacked_tables(boxes):
        mine = [word for word in words if any(box.holds(*_middle(word)) for box in group)]
        taken = {id(word) for word in mine}
        words = [word for word in words if id(word) not in taken]
        found.append((group[0].top, ruled_table(group, mine, [], place)))
    found.extend((line[0]["top"], Text(tidy(" ".join(w["text"] for w in line)), place)) for line in lines_of(words))
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def _middle(word: Word) -> tuple[float, float]:
    return (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2


def _words(image: Image, program: str) -> list[Word]:
    """The words with their boxes in points; ruling lines are painted over first, Tesseract stumbles over them."""
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(_DPI, _DPI))
    command = [program, "stdin", "stdout", "-l", _languages(program), "--psm", "11", "--dpi", str(_DPI), "tsv"]
    try:
        made = subprocess.run(  # noqa: S603 - fixed program, no shell, picture on standard input
            command, input=out.getvalue(), capture_output=True, timeout=OCR_SECONDS_PER_PAGE, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise DecreeError(FAILED) from error
    rows = csv.DictReader(io.StringIO(made.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    scale = _POINTS / _DPI
    return [
        {
            "text": row["text"].strip(" |_"),
            "x0": int(row["left"]) * scale,
            "x1": (int(row["left"]) + int(row["width"])) * scale,
            "top": int(row["top"]) * scale,
            "bottom": (int(row["top"]) + int(row["height"])) * scale,
        }
        for row in rows
        if row["text"] and row["text"].strip(" |_") and float(row["conf"]) >= _SURE
    ]


def _languages(program: str) -> str:
    """Indonesian where its data is installed, else what Tesseract has."""
    made = subprocess.run(  # noqa: S603 - fixed program, no shell
        [program, "--list-langs"], capture_output=True, timeout=OCR_SECONDS_PER_PAGE, check=False
    )
    return "ind" if b"ind" in made.stdout.split() else "eng"


def _boxes(image: Image) -> list[Box]:
    """Cells between the ruling lines of a picture."""
    from pdfplumber.table import edges_to_intersections, intersections_to_cells

    edges = [*_edges(image, upright=False), *_edges(image, upright=True)]
    if not edges:
        return []
    cells = intersections_to_cells(edges_to_intersections(edges, 4, 4))
    return [Box(*cell) for cell in cells]


def _edges(image: Image, *, upright: bool) -> list[dict[str, float | str]]:
    """Ruling lines in one direction: long runs of ink in a row of pixels, neighbouring rows put together."""
    from PIL import Image as Images

    grey = image.transpose(Images.Transpose.TRANSPOSE) if upright else image
    width, height = grey.size
    ink = grey.point([255 if value < _DARK else 0 for value in range(256)]).tobytes()
    run = re.compile(b"\xff{%d,}" % int(_SHORTEST_LINE * _DPI))
    lines: list[tuple[int, int, int]] = []
    for row in range(height):
        begin = row * width
        lines.extend((row, at.start() - begin, at.end() - begin) for at in run.finditer(ink, begin, begin + width))
    return [_edge(line, upright=upright) for line in _merged(lines)]


def _merged(lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """One line for the several rows of pixels that a drawn line is thick."""
    kept: list[tuple[int, int, int]] = []
    recent: list[int] = []
    for row, start, end in lines:
        recent = [place for place in recent if row - kept[place][0] <= _DPI // 30]
        for place in recent:
            top, left, right = kept[place]
            if start <= right and left <= end:
                kept[place] = (top, min(left, start), max(right, end))
                break
        else:
            recent.append(len(kept))
            kept.append((row, start, end))
    return kept


def _edge(line: tuple[int, int, int], *, upright: bool) -> dict[str, float | str]:
    at, start, end = (value * _POINTS / _DPI for value in line)
    if upright:
        return {"x0": at, "x1": at, "top": start, "bottom": end, "orientation": "v"}
    return {"x0": start, "x1": end, "top": at, "bottom": at, "orientation": "h"}
