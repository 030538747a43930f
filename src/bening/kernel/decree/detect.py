"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from bening.kernel.decree.archive import entry_names
from bening.kernel.decree.draft import DecreeError


class Media(StrEnum):
    """The formats that are read."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    DOCX = "docx"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    PDF = "pdf"
    IMAGE = "image"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|div|p|meta|h\d)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_EXCEL_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

EMPTY: Final = "Berkas kosong. Pilih berkas keputusan yang berisi lampiran rencana aksi, lalu unggah kembali."
UNKNOWN: Final = (
    "Jenis berkas ini tidak dikenali. Unggah keputusan sebagai DOCX, PDF, XLSX, XLS, ODS, CSV, HTML atau Markdown, "
    "atau tempelkan tabelnya."
)
OLD_WORD: Final = (
    "Berkas ini dokumen Word lama (.doc). Buka dengan Word atau LibreOffice, simpan sebagai DOCX, lalu unggah kembali."
)
LOCKED_OFFICE: Final = "Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."
OTHER_ARCHIVE: Final = (
    "Berkas ini arsip ZIP atau jenis dokumen lain, bukan DOCX, XLSX atau ODS. Unggah berkas keputusannya langsung; "
    "dokumen ODT dan PPTX simpan dahulu sebagai DOCX."
)


def detect(data: bytes) -> Media | None:
    """The format of binary and HTML files; None for text that is to be looked at as text.

    Raises:
        DecreeError: for an empty file, an encrypted one, an old Word document or any other known but unreadable kind.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise DecreeError(EMPTY)
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return Media.PDF
    if head.startswith(b"PK"):
        return _office(data)
    if head.startswith(_OLE):
        return _ole(data)
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return Media.IMAGE
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Media.HTML
    return None


def _office(data: bytes) -> Media:
    names = entry_names(data)
    for name, media in (("word/document.xml", Media.DOCX), ("xl/workbook.xml", Media.XLSX), ("xl/workbook.bin", None)):
        if name in names and media:
            return media
    if "content.xml" in names and b"opendocument.spreadsheet" in data[:200]:
        return Media.ODS
    raise DecreeError(OTHER_ARCHIVE)


def _ole(data: bytes) -> Media:
    if _ENCRYPTED in data:
        raise DecreeError(LOCKED_OFFICE)
    if _WORD_STREAM in data:
        raise DecreeError(OLD_WORD)
    if any(stream in data for stream in _EXCEL_STREAMS):
        return Media.XLS
    raise DecreeError(UNKNOWN)


_PIPE_TABLE = re.compile(r"^\s*\|.*\|\s*\n\s*\|?\s*:?-{2,}", re.MULTILINE)
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)


def text_media(text: str) -> Media:
    """Markdown, HTML or CSV by the tables a text holds."""
    if _PIPE_TABLE.search(text):
        return Media.MARKDOWN
    if _HTML_TABLE.search(text):
        return Media.HTML if text.lstrip().startswith("<") else Media.MARKDOWN
    return Media.CSV
