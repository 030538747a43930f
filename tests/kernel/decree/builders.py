"""Write decrees in every format from one description, for tests and benchmarks.

A document is a list of blocks: a string is a paragraph ("# …" a heading), a list of rows is a table. A row lists the
cells that begin in it, as in HTML: a string, or a ``C`` with spans, colour or weight. Formats without spans get blanks
where a cell reaches.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from tests.kernel.decree.gold import decree_text

from bening.kernel.decree import PlanDraft, read, read_pasted


@dataclass(frozen=True)
class C:
    """One cell with what plain text cannot say."""

    text: str | date | float = ""
    down: int = 1
    right: int = 1
    fill: str = ""
    bold: bool = False


Row = Sequence[str | C]
Rows = Sequence[Row]
Blocks = Sequence[str | Rows]
Placed = tuple[int, int, C]


def place(rows: Rows) -> list[Placed]:
    """Each cell with its row and column from 0, laid out as a browser does."""
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            cell = cell if isinstance(cell, C) else C(cell)
            while (r, column) in taken:
                column += 1
            placed.append((r, column, cell))
            taken.update((r + down, column + right) for down in range(cell.down) for right in range(cell.right))
            column += cell.right
    return placed


def size(rows: Rows) -> tuple[int, int]:
    placed = place(rows)
    return len(rows), max(column + cell.right for _, column, cell in placed)


def grid(rows: Rows) -> list[list[str]]:
    """The texts as a full grid, blanks where cells reach."""
    height, width = size(rows)
    full = [[""] * width for _ in range(height)]
    for r, column, cell in place(rows):
        full[r][column] = str(cell.text)
    return full


def _parts(blocks: Blocks) -> Iterator[tuple[str, str | Rows]]:
    for block in blocks:
        if not isinstance(block, str):
            yield "table", block
        elif block.startswith("# "):
            yield "heading", block[2:]
        else:
            yield "paragraph", block


def to_markdown(blocks: Blocks) -> bytes:
    pieces = []
    for kind, block in _parts(blocks):
        if isinstance(block, str):
            pieces.append(("## " if kind == "heading" else "") + block.replace("\n", "  \n"))
            continue
        full = [[text.replace("|", "\\|").replace("\n", "<br>") for text in row] for row in grid(block)]
        rule = ["---"] * len(full[0])
        pieces.append("\n".join("| " + " | ".join(row) + " |" for row in [full[0], rule, *full[1:]]))
    return ("\n\n".join(pieces) + "\n").encode()


def to_html(blocks: Blocks) -> bytes:
    pieces = []
    for kind, block in _parts(blocks):
        if isinstance(block, str):
            tag = "h2" if kind == "heading" else "p"
            pieces.append(f"<{tag}>{_html_text(block)}</{tag}>")
            continue
        rows: list[list[str]] = [[] for _ in block]
        for r, _, cell in place(block):
            spans = f" rowspan={cell.down}" * (cell.down > 1) + f" colspan={cell.right}" * (cell.right > 1)
            colour = f' style="background:#{cell.fill}"' if cell.fill else ""
            text = _html_text(str(cell.text))
            rows[r].append(f"<td{spans}{colour}>{f'<b>{text}</b>' if cell.bold else text}</td>")
        body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
        pieces.append(f'<table border="1">{body}</table>')
    content = "\n".join(pieces)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{content}</body></html>".encode()


def _html_text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def to_docx(blocks: Blocks) -> bytes:
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    for kind, block in _parts(blocks):
        if isinstance(block, str):
            document.add_heading(block, 2) if kind == "heading" else document.add_paragraph(block)
            continue
        height, width = size(block)
        table = document.add_table(height, width)
        table.style = "Table Grid"
        made = [list(row.cells) for row in table.rows]
        for r, column, cell in place(block):
            target = made[r][column]
            if cell.down > 1 or cell.right > 1:
                target = target.merge(made[r + cell.down - 1][column + cell.right - 1])
            target.text = str(cell.text)
            if cell.bold:
                target.paragraphs[0].runs[0].bold = True
            if cell.fill:
                target._tc.get_or_add_tcPr().append(
                    parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{cell.fill}"/>')
                )
    return saved(document.save)


def saved(save: object) -> bytes:
    out = io.BytesIO()
    save(out)  # type: ignore[operator]
    return out.getvalue()


def to_xlsx(blocks: Blocks, *, sheets: dict[str, Blocks] | None = None) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, content in (sheets or {"Sheet1": blocks}).items():
        sheet = book.create_sheet(name)
        top = 1
        for _, block in _parts(content):
            if isinstance(block, str):
                sheet.cell(top, 1, block)
                top += 2
                continue
            for r, column, cell in place(block):
                _write(sheet, top + r, column + 1, cell)
            top += len(block) + 1
    return saved(book.save)


def _write(sheet: Any, row: int, column: int, cell: C) -> None:
    from openpyxl.styles import Font, PatternFill

    target = sheet.cell(row, column, cell.text if cell.text != "" else None)
    if isinstance(cell.text, date):
        target.number_format = "dd/mm/yyyy"
    if cell.bold:
        target.font = Font(bold=True)
    if cell.fill:
        target.fill = PatternFill("solid", fgColor=cell.fill)
    if cell.down > 1 or cell.right > 1:
        sheet.merge_cells(None, row, column, row + cell.down - 1, column + cell.right - 1)


def to_xls(blocks: Blocks) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    top = 0
    for _, block in _parts(blocks):
        if isinstance(block, str):
            sheet.write(top, 0, block)
            top += 2
            continue
        for r, column, cell in place(block):
            if cell.down > 1 or cell.right > 1:
                sheet.write_merge(top + r, top + r + cell.down - 1, column, column + cell.right - 1, cell.text)
            elif cell.text != "":
                sheet.write(top + r, column, cell.text)
        top += len(block) + 1
    return saved(book.save)


def to_csv(blocks: Blocks, delimiter: str = ";") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for _, block in _parts(blocks):
        writer.writerows([[block]] if isinstance(block, str) else grid(block))
        writer.writerow([])
    return out.getvalue().encode()


def to_pasted(blocks: Blocks) -> str:
    return to_csv(blocks, "\t").decode()


def kerinci_blocks() -> list[str | Rows]:
    """The Kerinci decree as blocks: its Markdown with the marks taken away."""
    blocks: list[str | Rows] = []
    for chunk in re.split(r"\n\s*\n", decree_text()):
        lines = [line for line in chunk.strip().split("\n") if line.strip()]
        if lines and lines[0].startswith("|"):
            rows = [[_plain(text) for text in line.strip().strip("|").split("|")] for line in lines]
            blocks.append([row for row in rows if not set("".join(row)) <= set("-: ")])
        elif lines:
            blocks.append(_plain("\n".join(re.sub(r"^#+ |^\s*- ", "", line) for line in lines)))
    return blocks


def _plain(text: str) -> str:
    text = re.sub(r"<br>", "\n", text)
    return re.sub(r"</?[bi]>|\*+", "", text).strip()


READERS: dict[str, Callable[[Blocks], PlanDraft]] = {
    "markdown": lambda blocks: read(to_markdown(blocks)),
    "html": lambda blocks: read(to_html(blocks)),
    "docx": lambda blocks: read(to_docx(blocks)),
    "xlsx": lambda blocks: read(to_xlsx(blocks)),
    "xls": lambda blocks: read(to_xls(blocks)),
    "csv": lambda blocks: read(to_csv(blocks)),
    "pasted": lambda blocks: read_pasted(to_pasted(blocks)),
}


HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")


def big_decree(rows: int, per_component: int = 5) -> list[str | Rows]:
    """A decree of about ``rows`` items in tables of forty rows, for measuring."""
    blocks: list[str | Rows] = ["RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN CONTOH TAHUN 2025"]
    table: list[Row] = [HEADINGS, ("I PENATAAN TATA LAKSANA", "", "", "", "", "")]
    for n in range(rows):
        first = n % per_component == 0
        number = n // per_component + 1
        table.append(
            (
                f"{number}." if first else "",
                f"Komponen ke {number}" if first else "",
                f"Telah dilaksanakan pekerjaan bernomor {n} pada unit kerja",
                f"Melaksanakan pekerjaan bernomor {n} bersama seluruh pegawai",
                f"Laporan pekerjaan {n}, undangan, daftar hadir dan notulen",
                f"{_MONTHS[n % 10]} 2025",
            )
        )
        if len(table) > 40:
            blocks.append(table)
            table = [HEADINGS]
    if len(table) > 1:
        blocks.append(table)
    return blocks
