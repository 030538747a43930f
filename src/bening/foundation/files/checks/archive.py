"""Archives that unpack into more than they should, and what lies in them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import PurePosixPath
from typing import IO

from bening.foundation.files.checks.kinds import MIB
from bening.foundation.files.checks.look import BLOCK, Look

MEMBERS = 2_000
PARTS = 20_000
"""An office file may consist of more parts than an archive may have members: a paparan has many pictures."""
TOTAL = 1024 * MIB
RATIO, RATIO_FROM = 150, 10 * MIB
DEPTH = 1
IN_MEMORY = 8 * MIB

BROKEN = "Arsip ini rusak atau tidak lengkap. Buat arsipnya sekali lagi lalu unggah lagi."
BOMB = (
    "Arsip ini mengembang jauh melebihi ukurannya (“bom arsip”), jadi tidak dibuka. "
    "Unggah berkas di dalamnya satu per satu."
)


def check(look: Look) -> str:
    """A sentence for an archive that is broken, a bomb, or holds something that would not come in by itself."""
    if look.kind is None or look.kind.family not in {"zip", "ooxml", "odf"}:
        return ""
    try:
        with zipfile.ZipFile(look.from_start()) as archive:
            infos = archive.infolist()
            if sentence := _shape(infos, look):
                return sentence
            return _members(archive, infos, look) if look.kind.family == "zip" else ""
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError):
        return BROKEN


def _shape(infos: list[zipfile.ZipInfo], look: Look) -> str:
    most = MEMBERS if look.kind and look.kind.family == "zip" else PARTS
    if len(infos) > most:
        return f"Arsip ini berisi {len(infos)} berkas; batasnya {most}. Bagi menjadi beberapa arsip."
    packed = sum(info.compress_size for info in infos)
    if sum(info.file_size for info in infos) > TOTAL or packed > look.size or any(map(_swells, infos)):
        return BOMB
    if any(_escapes(info.filename) for info in infos):
        return (
            "Arsip ini memuat nama berkas yang menunjuk ke luar arsip, jadi tidak diterima. Buat arsipnya sekali lagi."
        )
    return ""


def _swells(info: zipfile.ZipInfo) -> bool:
    return info.file_size > RATIO_FROM and info.file_size > RATIO * max(1, info.compress_size)


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def _members(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], look: Look) -> str:
    from bening.foundation.files.checks import inspect

    if look.depth >= DEPTH:
        return "Arsip di dalam arsip tidak dibuka. Keluarkan isinya, lalu unggah sebagai satu arsip atau satu per satu."
    for info in infos:
        if info.is_dir() or info.file_size == 0 or _is_litter(info.filename):
            continue
        if info.flag_bits & 1:
            return ""  # the check for locked files has the sentence
        with unpacked(archive, info) as stream:
            found = inspect(Look(stream, PurePosixPath(info.filename).name, depth=look.depth + 1))
        if found.refusal:
            return f"Isi arsip “{PurePosixPath(info.filename).name[:80]}”: {found.refusal}"
    return ""


def _is_litter(name: str) -> bool:
    """What macOS and Windows put into archives by themselves."""
    path = PurePosixPath(name)
    return path.parts[0] == "__MACOSX" or path.name in {".DS_Store", "Thumbs.db", "desktop.ini"}


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """A member as a file of its own; never more bytes than it declared. Raises BadZipFile where it holds more."""
    sink: IO[bytes] = io.BytesIO() if info.file_size <= IN_MEMORY else tempfile.TemporaryFile()  # noqa: SIM115
    written = 0
    with archive.open(info) as source:
        while block := source.read(BLOCK):
            written += len(block)
            if written > info.file_size:
                sink.close()
                raise zipfile.BadZipFile("a member is longer than it says")
            sink.write(block)
    sink.seek(0)
    return sink
