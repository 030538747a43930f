"""Small files of every kind, made here: good ones, and ones with one thing wrong."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pikepdf
from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(members: Mapping[str, bytes | str], *, prefix: bytes = b"", level: int = zipfile.ZIP_DEFLATED) -> bytes:
    sink = io.BytesIO()
    sink.write(prefix)
    with zipfile.ZipFile(sink, "a", level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def package(folder: str = "word", **extra: bytes | str) -> bytes:
    """An Office Open XML package with more parts; ``__`` in a name stands for a slash."""
    parts = {"[Content_Types].xml": CONTENT_TYPES, f"{folder}/document.xml": "<document/>"}
    return zipped(parts | {name.replace("__", "/"): content for name, content in extra.items()})


def pdf(pages: int = 1, *, catalog: Mapping[str, object] | None = None, **saving: object) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    for key, value in (catalog or {}).items():
        document.Root[key] = value
    sink = io.BytesIO()
    document.save(sink, **saving)
    return sink.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **saving: object) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "teal").save(sink, kind, **saving)
    return sink.getvalue()


def heic(size: tuple[int, int] = (64, 48), **saving: object) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return picture("HEIF", size, **saving)


def word(text: str = "Undangan rapat monev") -> bytes:
    sink = io.BytesIO()
    document = docx.Document()
    document.add_heading("Notulen", 1)
    document.add_paragraph(text)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Nama", "Ani"
    document.core_properties.author = "Sekretaris"
    document.save(sink)
    return sink.getvalue()


def sheet() -> bytes:
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "Hadir"
    book.active.append(["Nama", "Jabatan"])
    book.active.append(["Ani", "Staf"])
    book.save(sink)
    return sink.getvalue()


def open_document(kind: str = "text", **extra: bytes | str) -> bytes:
    members: dict[str, bytes | str] = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<a/>"}
    return zipped(members | {name.replace("__", "/"): content for name, content in extra.items()})


def old_sheet(*, macro_sheet: bool = False, locked: bool = False) -> bytes:
    """An Excel 97 workbook as xlwt writes it; its first sheet a macro sheet, or the whole marked as locked."""
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("Lembar").write(0, 0, "Ani")
    sink = io.BytesIO()
    book.save(sink)
    content = sink.getvalue()
    if macro_sheet:
        place = content.index(b"Lembar") - 8
        content = content[: place + 5] + b"\x01" + content[place + 6 :]
    if locked:
        # The second record (of whatever kind) becomes FILEPASS: Excel writes it right behind the first.
        first = content.index(struct.pack("<H", 0x0809))
        second = first + 4 + struct.unpack_from("<H", content, first + 2)[0]
        content = content[:second] + struct.pack("<H", 0x2F) + content[second + 2 :]
    return content


def photo(kind: str = "JPEG", size: tuple[int, int] = (400, 300), *, orientation: int = 1) -> bytes:
    """A photo that says where, when and with what it was taken (Sungai Penuh, 2° 3' 46.8" S, 101° 23' 24" E)."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Contoh", "K-1", orientation
    exif.get_ifd(0x8769)[0x9003] = "2025:03:04 09:15:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 3.0, 46.8), 3: "E", 4: (101.0, 23.0, 24.0)})
    if kind == "HEIF":
        return heic(size, exif=exif.tobytes())
    return picture(kind, size, exif=exif)


def written_pdf(text: str, pages: int = 1) -> bytes:
    """A PDF with letters on its pages, an author and a date."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for number in range(1, pages + 1):
        document.add_blank_page(page_size=(595, 842))
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"BT /F1 24 Tf 60 760 Td ({text} {number}) Tj ET"
        page.Contents = document.make_stream(words.encode("latin-1"))
    document.docinfo["/Author"], document.docinfo["/CreationDate"] = "Sekretaris", "D:20250304091500"
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def scan(text: str) -> bytes:
    """A page of letters as a scanner would send it: a picture in a PDF."""
    from PIL import ImageDraw, ImageFont

    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(48)
    ImageDraw.Draw(page).text((100, 200), text, fill=0, font=font)
    sink = io.BytesIO()
    page.save(sink, "PDF", resolution=150)
    return sink.getvalue()


def slides() -> bytes:
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = f"<p {drawing}><a:p><a:r><a:t>Rapat </a:t></a:r><a:r><a:t>monev</a:t></a:r></a:p></p>"
    return package("ppt", **{"ppt__slides__slide1.xml": slide, "ppt__slides__slide10.xml": slide})
