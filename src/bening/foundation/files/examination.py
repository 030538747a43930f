"""From bytes to a verdict, without a database: by content, then by the virus scanner where there is one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from bening.foundation.files import checks, lab, scanner
from bening.foundation.files.checks.kinds import TXT, detect
from bening.foundation.files.enums import FileState, Scan

AT_ONCE = 20 * 1024 * 1024
"""Up to this size a file is examined while its sender waits; a larger one by a job."""
TOO_HARD = (
    "Berkas ini terlalu rumit atau rusak, sehingga tidak selesai diperiksa. "
    "Cetak atau simpan ulang sebagai PDF lalu unggah lagi."
)

INFECTED = (
    "Pemindai menemukan virus ({virus}) di dalam berkas ini, jadi tidak diberikan kepada siapa pun. "
    "Bersihkan komputer asalnya, lalu unggah berkas yang bersih."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the examination says: the state that follows, the kind by content, the refusal, and the scan."""

    state: FileState
    media_type: str
    reason: str = ""
    scan: Scan = Scan.UNSCANNED
    scanned_at: datetime | None = None


def by_content(stream: IO[bytes], name: str) -> checks.Found:
    """Look at the bytes: plain kinds here, the others in the lab."""
    look = checks.Look(stream, name)
    if not checks.needs_lab(detect(look)):
        return checks.inspect(look)
    try:
        with lab.on_disk(stream) as path:
            return checks.Found(**json.loads(lab.work("inspect", path, name=name)))
    except lab.LabError:
        return checks.Found("", TOO_HARD)


def examine_bytes(stream: IO[bytes], *, name: str, claimed: str, at: datetime) -> Verdict:
    """The whole examination of a file. ``claimed``: the type that its sender gives."""
    found = by_content(stream, name)
    media_type = media_type_of(found.media_type, claimed)
    if found.refusal:
        return Verdict(FileState.QUARANTINED, media_type, found.refusal[:500])
    return by_scanner(stream, media_type=media_type, at=at)


def by_scanner(stream: IO[bytes], *, media_type: str, at: datetime) -> Verdict:
    """What the virus scanner says; without one a file that passed by content may be given out as it is."""
    if not scanner.configured():
        return Verdict(FileState.AVAILABLE, media_type)
    try:
        virus = scanner.scan(stream)
    except scanner.ScannerDownError:
        return Verdict(FileState.CHECKED, media_type)
    if virus:
        return Verdict(FileState.QUARANTINED, media_type, INFECTED.format(virus=virus), Scan.INFECTED, at)
    return Verdict(FileState.AVAILABLE, media_type, "", Scan.CLEAN, at)


def media_type_of(found: str, claimed: str) -> str:
    """The content's type; among texts the sender knows better (Markdown, CSV, JSON, a paste)."""
    textual = claimed.startswith("text/") and claimed != "text/html"
    if found == TXT.media_type and (textual or claimed == "application/json"):
        return claimed
    if found.startswith("text/") and claimed.startswith("text/x-"):
        return claimed
    return found or claimed or "application/octet-stream"
