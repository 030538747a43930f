"""Office files are ZIP archives: refuse bombs before any library opens them, and read single entries within limits."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from bening.kernel.decree.draft import DecreeError
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_ENTRIES,
    MAX_ARCHIVE_RATIO,
    MAX_XML_BYTES,
    MIB,
    RATIO_FLOOR,
)

BROKEN: Final = "Berkas ini rusak atau tidak utuh. Buka dengan aplikasinya, simpan ulang, lalu unggah kembali."
TOO_LARGE: Final = (
    "Isi berkas ini terlalu besar setelah dibuka (lebih dari {limit} MiB). Hapus gambar dan lembar yang tidak perlu, "
    "lalu unggah kembali."
)
_BLOCK: Final = 1024 * 1024
_ENCRYPTED_FLAG: Final = 0x1
LOCKED: Final = "Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah kembali."


def entry_names(data: bytes) -> set[str]:
    """The names of all entries; a damaged archive is a DecreeError."""
    with sentence(BROKEN), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(archive.namelist())


def check_archive(data: bytes) -> None:
    """Refuse an archive with too many entries, too much content, or content out of proportion.

    Declared sizes are checked first, then every entry is unpacked block by block and counted, because sizes may lie.
    """
    with sentence(BROKEN), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ARCHIVE_ENTRIES or sum(entry.file_size for entry in entries) > MAX_ARCHIVE_BYTES:
            raise DecreeError(TOO_LARGE.format(limit=MAX_ARCHIVE_BYTES // MIB))
        total = 0
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED_FLAG:
                raise DecreeError(LOCKED)
            total += _count(archive, entry, MAX_ARCHIVE_BYTES - total)


def _count(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    size = 0
    with archive.open(entry) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            ratio = size / max(1, entry.compress_size)
            if size > left or (size > RATIO_FLOOR and ratio > MAX_ARCHIVE_RATIO):
                raise DecreeError(TOO_LARGE.format(limit=MAX_ARCHIVE_BYTES // MIB))
    return size


def read_entry(data: bytes, name: str, *, required: bool = True) -> bytes:
    """One entry's content, at most ``MAX_XML_BYTES``; empty for a missing entry that is not required."""
    with sentence(BROKEN), zipfile.ZipFile(io.BytesIO(data)) as archive:
        if name not in archive.namelist():
            if required:
                raise DecreeError(BROKEN)
            return b""
        with archive.open(name) as stream:
            content = stream.read(MAX_XML_BYTES + 1)
    if len(content) > MAX_XML_BYTES:
        raise DecreeError(TOO_LARGE.format(limit=MAX_XML_BYTES // MIB))
    return content
