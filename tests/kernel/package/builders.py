"""Packages for tests: small ones of known content, their unpacking, and ways to tamper with them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bening.kernel import ledger
from bening.kernel.ledger import Link
from bening.kernel.package import layout
from bening.kernel.package.contents import AuditExtract, BagInfo, Entry, Extra, Facts, Missing, PackageResult
from bening.kernel.package.writer import write_package

INFO = BagInfo(
    title="Bukti Zona Integritas 2025",
    unit="KPU Kabupaten Kerinci",
    identifier="paket-0001",
    made_at=datetime(2025, 6, 16, 10, 42, tzinfo=UTC),
    software="Bening 0.0",
    made_by="Sekretaris",
)
FOLDERS = ("I Manajemen Perubahan", "1 Tim Kerja", "I.1.1 Penyusunan tim kerja")
FACTS = Facts(
    item="I.1.1",
    item_title="Unit kerja membentuk tim",
    title="SK Tim Kerja",
    state="Disetujui",
    dated=date(2025, 1, 6),
    original_name="scan0001.PDF",
    uploaded_by="Rina",
    uploaded_at=datetime(2025, 1, 7, 8, 0, tzinfo=UTC),
    reviewer="Budi",
    reviewed_at=datetime(2025, 1, 8, 9, 30, tzinfo=UTC),
    note="Halaman 2 dipindai ulang",
)


class OneWay(io.RawIOBase):
    """A sink that can only write: a socket, a pipe."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.written += content
        return len(content)


def entry(name: str, content: bytes, folders: tuple[str, ...] = FOLDERS, facts: Facts = FACTS) -> Entry:
    return Entry(folders, name, len(content), layout.digest(content), lambda: io.BytesIO(content), facts)


def entries() -> list[Entry | Missing]:
    other = ("II Penataan Tatalaksana", "1 SOP", "II.1.1 Peta proses bisnis")
    return [
        entry("01 SK Tim.pdf", b"%PDF-1.7 keputusan"),
        entry("02 Notulen.txt", b"Rapat tim kerja\n" * 100),
        Missing((*FOLDERS[:2], "I.1.2 Prosedur seleksi"), Facts(item="I.1.2", item_title="Ada prosedur seleksi")),
        entry("SOP 50%: \u201cLayanan\u201d é.docx", b"PK\x03\x04 sop", other, Facts(item="II.1.1")),
        entry("kosong.pdf", b"", other, Facts(item="II.1.1", reviewer="Budi", uploaded_at=FACTS.uploaded_at)),
    ]


def audit(count: int = 4, first: int = 1) -> AuditExtract:
    """A chain of so many links, from the given one on."""
    links: list[Link] = []
    previous = ""
    for position in range(1, count + 1):
        fields = {"at": "2025-06-16T03:42:00.000000+00:00", "verb": "evidence.accept", "target_id": str(position)}
        digest = ledger.link_hash(fields, position=position, previous_hash=previous)
        links.append(Link(position, fields, previous, digest))
        previous = digest
    start = links[first - 2].hash if first > 1 else ""
    return AuditExtract("unit:1", count, previous, links[first - 1 :], first, start)


def package(**changes: Any) -> tuple[bytes, PackageResult]:
    """A whole package as bytes, and what the writer says of it."""
    sink = io.BytesIO()
    what: dict[str, Any] = {
        "entries": entries(),
        "info": INFO,
        "audit": audit(),
        "extras": [Extra("Rencana Aksi 2025.xlsx", "Rencana aksi sebagai lembar kerja", b"PK lembar")],
    }
    what |= changes
    result = write_package(sink, what.pop("entries"), **what)
    return sink.getvalue(), result


def members(content: bytes) -> dict[str, bytes]:
    """Path in the bag to content, in the order of the ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def folder_name(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()[0].partition("/")[0]


def rebuild(files: dict[str, bytes], folder: str = "Paket") -> bytes:
    """A ZIP of these files with right checksums of its own: what somebody who tampers would make."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for path, content in files.items():
            archive.writestr(f"{folder}/{path}" if folder else path, content)
    return sink.getvalue()


def seal_again(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a tag manifest that fits them: a forger who knows BagIt."""
    files = dict(files)
    lines = [line.partition(b"  ")[2].decode() for line in files[layout.TAG_MANIFEST].splitlines()]
    tags = "".join(f"{layout.manifest_line(layout.digest(files[path]), path)}\n" for path in lines if path in files)
    files[layout.TAG_MANIFEST] = tags.encode()
    return files


def unpack(content: bytes, target: Path) -> Path:
    """The bag's folder on disk."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(target)
    return target / folder_name(content)


def changed(content: bytes, at: int, bit: int = 1) -> bytes:
    flipped = bytearray(content)
    flipped[at] ^= bit
    return bytes(flipped)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def replace_line(content: bytes, number: int, change: Callable[[bytes], bytes]) -> bytes:
    lines = content.splitlines(keepends=True)
    lines[number] = change(lines[number])
    return b"".join(lines)
