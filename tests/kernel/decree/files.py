"""Files as Word, Excel and the web make them, with what only those programs put inside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE = "RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str) -> str:
    return f"<w:p>{content if content.startswith('<') else run(content)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = [text if text.startswith(("<w:tc>", "<w:sdt>")) else cell(text) for text in cells]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def word(*body: str) -> bytes:
    """A Word document from raw pieces of its body."""
    names = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    text = f"<?xml version='1.0'?><w:document {names}><w:body>{''.join(body)}</w:body></w:document>"
    return _zipped({"word/document.xml": text, "[Content_Types].xml": "<Types/>"})


def _zipped(entries: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return out.getvalue()


def excel(fill: Callable[[Any], None], **sheets: Callable[[Any], None]) -> bytes:
    """A workbook whose first sheet ``fill`` writes, and others by name."""
    from openpyxl import Workbook

    book = Workbook()
    fill(book.active)
    for name, write in sheets.items():
        write(book.create_sheet(name))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_values(data: bytes, values: dict[str, str]) -> bytes:
    """The workbook with the values that Excel saves beside its formulas; openpyxl writes none."""
    source = zipfile.ZipFile(io.BytesIO(data))
    entries = {name: source.read(name).decode("utf-8", "surrogateescape") for name in source.namelist()}
    sheet = entries["xl/worksheets/sheet1.xml"]
    for formula, value in values.items():
        old = f"<f>{formula}</f><v></v>" if f"<f>{formula}</f><v></v>" in sheet else f"<f>{formula}</f><v />"
        assert old in sheet, sheet
        kind = "" if value.isdigit() else ' t="str"'
        sheet = sheet.replace(f"><{old[1:]}", f"{kind}><f>{formula}</f><v>{value}</v>")
    entries["xl/worksheets/sheet1.xml"] = sheet
    return _zipped(entries)
