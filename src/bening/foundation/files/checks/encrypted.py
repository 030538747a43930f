"""What is locked cannot be looked into, by us or by the assessor."""

from __future__ import annotations

import struct
import zipfile

from bening.foundation.files.checks.kinds import DOC, LOCKED, XLS
from bening.foundation.files.checks.look import Look

SENTENCE = (
    "Berkas ini terkunci kata sandi, sehingga isinya tidak dapat diperiksa. Simpan tanpa kata sandi lalu unggah lagi."
)
_FILEPASS = 0x2F
_FIRST_RECORDS = 40


def check(look: Look) -> str:
    """A sentence for a file behind a password. PDF has its own check, because it must be opened to know."""
    family = look.kind.family if look.kind else ""
    if look.kind is LOCKED:
        return SENTENCE
    if family in {"zip", "ooxml", "odf"}:
        return SENTENCE if _zip_locked(look) else ""
    if family == "ole":
        return SENTENCE if _ole_locked(look) else ""
    return ""


def _zip_locked(look: Look) -> bool:
    with zipfile.ZipFile(look.from_start()) as archive:
        if any(info.flag_bits & 1 for info in archive.infolist()):
            return True
        manifest = "META-INF/manifest.xml"
        return manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)


def _ole_locked(look: Look) -> bool:
    import olefile

    with olefile.OleFileIO(look.from_start()) as container:
        if look.kind is DOC:
            with container.openstream("WordDocument") as stream:
                header = stream.read(12)
            return len(header) == 12 and bool(struct.unpack_from("<H", header, 10)[0] & 0x0100)
        if look.kind is XLS:
            name = "Workbook" if container.exists("Workbook") else "Book"
            with container.openstream(name) as stream:
                return any(number == _FILEPASS for number, _ in biff_records(stream.read(1024 * 1024), _FIRST_RECORDS))
        return container.exists("EncryptedSummary") or container.exists("EncryptedSummaryInformation")


def biff_records(data: bytes, most: int) -> list[tuple[int, bytes]]:
    """The first records of an old Excel workbook: their number and content."""
    records, place = [], 0
    while place + 4 <= len(data) and len(records) < most:
        number, length = struct.unpack_from("<HH", data, place)
        records.append((number, data[place + 4 : place + 4 + length]))
        place += 4 + length
    return records
