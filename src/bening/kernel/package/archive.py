"""The ZIP as it is written: one file after the other, hashed on the way, to any sink that can write.

The standard library writes to sinks that cannot seek (sizes then follow the content, as ZIP allows) and sets Zip64
where a size needs it. Everything carries one date, so that the same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final, Self

from bening.kernel.package.naming import split_suffix

CHUNK: Final = 1024 * 1024
# What shrinks; photos, scans and office files of today are compressed already.
_DEFLATED: Final = frozenset(
    {".bmp", ".csv", ".doc", ".eml", ".htm", ".html", ".json", ".jsonl", ".md", ".msg", ".ppt", ".rtf", ".svg"}
    | {".tif", ".tiff", ".txt", ".xls", ".xml"}
)
_REGULAR_FILE: Final = 0o100644 << 16
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """What went into the archive under a path: its bytes and its hex SHA-256."""

    path: str
    size: int
    sha256: str


class Archive:
    """A ZIP whose entries all stand below one folder. Used as a context manager, which finishes the ZIP."""

    def __init__(self, sink: IO[bytes], *, folder: str, at: datetime) -> None:
        self._zip = zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._folder = folder
        self._date = max(_EARLIEST, at.timetuple()[:6])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._zip.close()
        else:
            # Collected as garbage, it would end half a ZIP as if it were whole.
            self._zip.fp = None

    def add(
        self, path: str, chunks: Iterable[bytes], *, size: int, step: Callable[[int], None] | None = None
    ) -> Written:
        """Write one file. ``size`` decides about Zip64 beforehand; ``step`` hears the bytes of every chunk."""
        entry = zipfile.ZipInfo(f"{self._folder}/{path}", self._date)
        entry.external_attr = _REGULAR_FILE
        entry.create_system = 3
        deflated = split_suffix(path)[1].lower() in _DEFLATED
        entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        entry.file_size = size
        digest = hashlib.sha256()
        written = 0
        with self._zip.open(entry, "w") as target:
            for chunk in chunks:
                target.write(chunk)
                digest.update(chunk)
                written += len(chunk)
                if step:
                    step(len(chunk))
        return Written(path, written, digest.hexdigest())
