"""Files on this machine's disk that survive a power cut: written aside, flushed, then put in place in one step."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import FileSystemStorage

READ_ONLY = 0o440
HALF_WRITTEN = ".baru-"
"""How the names of files begin that are not written to their end."""


class ObjectTakenError(OSError):
    """Other bytes stand under this name; they are never overwritten."""


def digest_of(content: IO[bytes] | File) -> str:
    """The SHA-256 of all bytes of a stream, from its start."""
    content.seek(0)
    return hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]


def check_overwriting(name: str, kept: str, new: str) -> bool:
    """Whether the bytes under a taken name must be written again, from the SHA-256 of both.

    False for the same bytes. True only where the name is the hash of the new bytes, so that what stands there is
    damaged. Raises ObjectTakenError for anything else.
    """
    if kept == new:
        return False
    if name.rpartition("/")[2] != new:
        raise ObjectTakenError(f"Nama {name} sudah dipakai isi lain di penyimpanan.")
    return True


class DurableFileStorage(FileSystemStorage):
    """For names that are derived from the content or used once: a name that is taken keeps its bytes."""

    def prepare(self) -> None:
        """Make the folder where it does not exist yet."""
        Path(self.location).mkdir(parents=True, exist_ok=True)

    def written(self, below: str = "") -> Iterator[tuple[str, datetime]]:
        """The name of every file below a folder (ending in a slash; "" is all) and when it was written."""
        root = Path(self.location)
        for folder, _, names in os.walk(root / below):
            for name in names:
                path = Path(folder, name)
                if not name.startswith(HALF_WRITTEN) and (moment := _written_at(path)):
                    yield path.relative_to(root).as_posix(), moment

    def remove_half_written(self, before: datetime) -> int:
        """Delete what a process that was killed before a moment left half written; how many files."""
        old = [
            path
            for path in Path(self.location).rglob(f"{HALF_WRITTEN}*")
            if (moment := _written_at(path)) and moment < before
        ]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself, never another one."""
        return name

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        if target.exists():
            with target.open("rb") as kept:
                before = digest_of(kept)
            if not check_overwriting(name, before, digest_of(content)):
                return name
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=HALF_WRITTEN)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                for chunk in content.chunks():
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(READ_ONLY)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
        return name


def _written_at(path: Path) -> datetime | None:
    """None for a file that somebody has just taken away."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except FileNotFoundError:
        return None


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be flushed."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
