"""What a file is according to its bytes, never according to its name alone."""

from __future__ import annotations

import codecs
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from bening.foundation.files.checks.look import Look

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file. ``family`` says how it is looked into, ``most`` how many bytes it may have."""

    media_type: str
    label: str
    family: str
    most: int


def _office(kind: str, label: str) -> Kind:
    return Kind(f"application/vnd.openxmlformats-officedocument.{kind}", label, "ooxml", 60 * MIB)


def _open_document(kind: str, label: str) -> Kind:
    return Kind(f"application/vnd.oasis.opendocument.{kind}", label, "odf", 60 * MIB)


PDF = Kind("application/pdf", "PDF", "pdf", 200 * MIB)
JPEG = Kind("image/jpeg", "foto JPEG", "image", 40 * MIB)
PNG = Kind("image/png", "gambar PNG", "image", 40 * MIB)
GIF = Kind("image/gif", "gambar GIF", "image", 40 * MIB)
WEBP = Kind("image/webp", "gambar WebP", "image", 40 * MIB)
HEIC = Kind("image/heic", "foto HEIC", "image", 40 * MIB)
TIFF = Kind("image/tiff", "gambar TIFF", "image", 100 * MIB)
DOCX = _office("wordprocessingml.document", "dokumen Word")
XLSX = _office("spreadsheetml.sheet", "lembar Excel")
PPTX = _office("presentationml.presentation", "paparan PowerPoint")
ODT = _open_document("text", "dokumen OpenDocument")
ODS = _open_document("spreadsheet", "lembar OpenDocument")
ODP = _open_document("presentation", "paparan OpenDocument")
DOC = Kind("application/msword", "dokumen Word lama", "ole", 60 * MIB)
XLS = Kind("application/vnd.ms-excel", "lembar Excel lama", "ole", 60 * MIB)
PPT = Kind("application/vnd.ms-powerpoint", "paparan PowerPoint lama", "ole", 60 * MIB)
LOCKED = Kind("application/x-ole-storage", "dokumen Office terkunci", "ole", 60 * MIB)
"""A Word, Excel or PowerPoint file behind a password: recognised so that the refusal can say so."""
TXT = Kind("text/plain", "teks", "text", 20 * MIB)
CSV = Kind("text/csv", "tabel CSV", "text", 20 * MIB)
MD = Kind("text/markdown", "teks Markdown", "text", 20 * MIB)
EML = Kind("message/rfc822", "surel", "mail", 40 * MIB)
HTML = Kind("text/html", "halaman HTML", "markup", 20 * MIB)
SVG = Kind("image/svg+xml", "gambar SVG", "markup", 20 * MIB)
ZIP = Kind("application/zip", "arsip ZIP", "zip", 500 * MIB)
MP4 = Kind("video/mp4", "video MP4", "media", 1024 * MIB)
MP3 = Kind("audio/mpeg", "rekaman MP3", "media", 300 * MIB)
M4A = Kind("audio/mp4", "rekaman M4A", "media", 300 * MIB)
WAV = Kind("audio/wav", "rekaman WAV", "media", 500 * MIB)

KINDS: tuple[Kind, ...] = (
    PDF, JPEG, PNG, GIF, WEBP, HEIC, TIFF, DOCX, XLSX, PPTX, ODT, ODS, ODP, DOC, XLS, PPT, LOCKED, TXT, CSV, MD, EML,
    HTML, SVG, ZIP, MP4, MP3, M4A, WAV,
)  # fmt: skip
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xf3", MP3),
    (b"\xff\xf2", MP3),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), M4A),
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"qt  ", b"3gp4", b"3gp5"),
        MP4,
    ),
}
_RIFF = {b"WEBP": WEBP, b"WAVE": WAV}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_OOXML_FOLDERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_ODF = {kind.media_type: kind for kind in (ODT, ODS, ODP)}
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|table|meta)[\s>/]", re.IGNORECASE)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_MAIL = re.compile(rb"[!-9;-~]+:[ \t]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def detect(look: Look) -> Kind | None:
    """The kind of a file, None for what is on no list."""
    head = look.head
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(_OLE):
        return _ole_kind(look.from_start())
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(look.from_start())
    return _text_kind(look)


def _ole_kind(stream: IO[bytes]) -> Kind | None:
    import olefile

    try:
        with olefile.OleFileIO(stream) as container:
            return next((kind for name, kind in _OLE_STREAMS if container.exists(name)), None)
    except (OSError, ValueError, IndexError):  # a broken container
        return None


def _zip_kind(stream: IO[bytes]) -> Kind | None:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names:
                return next((kind for folder, kind in _OOXML_FOLDERS if any(n.startswith(folder) for n in names)), ZIP)
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _ODF.get(archive.read("mimetype").decode("ascii", "replace").strip(), ZIP)
            return ZIP
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError):
        return None


def _text_kind(look: Look) -> Kind | None:
    if not is_text(look):
        return None
    start = look.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    suffix = PurePosixPath(look.name.lower()).suffix
    if start.startswith(b"<") or suffix in {".html", ".htm", ".xhtml", ".svg"}:
        if _SVG.search(start[:4096]) and not _HTML.match(start):
            return SVG
        if _HTML.search(start):
            return HTML
    if suffix == ".eml" and _MAIL.match(look.head):
        return EML
    return {".csv": CSV, ".md": MD, ".markdown": MD}.get(suffix, TXT)


def is_text(look: Look) -> bool:
    """Letters only: UTF-8, UTF-16 with its mark, or an old Windows code page; no control characters."""
    encoding = "utf-16" if look.head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    return _decodes(look, encoding) or (encoding == "utf-8" and _decodes(look, "cp1252"))


def _decodes(look: Look, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        if any(_CONTROL.search(decoder.decode(block)) for block in look.blocks()):
            return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
