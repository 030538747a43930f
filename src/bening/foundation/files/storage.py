"""Files on this machine's disk that survive a power cut: written aside, flushed, then put in place in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage

READ_ONLY = 0o440


class ObjectTakenError(OSError):
    """Other bytes stand under this name; they are never overwritten."""


class DurableFileStorage(FileSystemStorage):
    """For names that are derived from the content: writing a name a second time puts the same bytes there again."""

    def prepare(self) -> None:
        """Make the folder where it does not exist yet."""
        Path(self.location).mkdir(parents=True, exist_ok=True)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself, never another one."""
        return name

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".baru-")
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
