"""Office files that run something: VBA, Excel 4 macros, templates from elsewhere, packed programs, entity bombs."""

from __future__ import annotations

import io
import re
import zipfile

from bening.foundation.files.checks.encrypted import biff_records
from bening.foundation.files.checks.kinds import PPT, XLS
from bening.foundation.files.checks.look import Look

SENTENCE = (
    "Dokumen ini memuat makro, yaitu program di dalam dokumen, jadi tidak diterima. "
    "Simpan sebagai dokumen tanpa makro (.docx, .xlsx, .pptx) atau PDF lalu unggah lagi."
)
OUTSIDE = (
    "Dokumen ini mengambil templat atau isi dari tempat lain saat dibuka, jadi tidak diterima. "
    "Simpan sebagai PDF lalu unggah lagi."
)
PACKED = "Di dalam dokumen ini tertanam berkas lain. Hapus sisipannya, atau simpan sebagai PDF, lalu unggah lagi."

_MACRO_PARTS = re.compile(
    r"vbaproject\.bin$|^xl/macrosheets/|^xl/intlmacrosheets/|^basic/[^/]+/|^scripts/", re.IGNORECASE
)
_EXTERNAL = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode=[\"']External)(?=[^>]*(?:attachedTemplate|oleObject|frame|subDocument)[\"'])",
    re.IGNORECASE,
)
_RELATIONS_MOST = 4 * 1024 * 1024
_ENTITY = b"<!ENTITY"
_BOUNDSHEET, _MACRO_SHEET = 0x85, 1
_PPT_VBA = b"\x1f\x00\xff\x03"


def check(look: Look) -> str:
    """A sentence for an office file with something active in it."""
    family = look.kind.family if look.kind else ""
    if family in {"ooxml", "odf"}:
        with zipfile.ZipFile(look.from_start()) as archive:
            return _package(archive)
    return SENTENCE if family == "ole" and _ole_macros(look) else ""


def _package(archive: zipfile.ZipFile) -> str:
    for info in archive.infolist():
        name = info.filename
        if _MACRO_PARTS.search(name):
            return SENTENCE
        if "/embeddings/" in name and name.endswith(".bin") and _is_packed(archive.read(info)):
            return PACKED
        if name.endswith((".rels", ".xml")):
            start = archive.open(info).read(_RELATIONS_MOST if name.endswith(".rels") else 4096)
            if _EXTERNAL.search(start):
                return OUTSIDE
            if _ENTITY in start:
                return "Dokumen ini memuat singkatan XML yang dapat mengembang. Simpan sebagai PDF lalu unggah lagi."
    return ""


def _is_packed(content: bytes) -> bool:
    import olefile

    if not olefile.isOleFile(io.BytesIO(content)):
        return False
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        return bool(container.exists("\x01Ole10Native"))


def _ole_macros(look: Look) -> bool:
    import olefile

    with olefile.OleFileIO(look.from_start()) as container:
        if any(part.upper() in {"VBA", "_VBA_PROJECT_CUR", "MACROS"} for path in container.listdir() for part in path):
            return True
        if look.kind is XLS:
            name = "Workbook" if container.exists("Workbook") else "Book"
            with container.openstream(name) as stream:
                records = biff_records(stream.read(), 20_000)
            return any(n == _BOUNDSHEET and len(body) > 5 and body[5] == _MACRO_SHEET for n, body in records)
        if look.kind is PPT:
            with container.openstream("PowerPoint Document") as stream:
                return _PPT_VBA in stream.read()
    return False
