"""What a check is given: the bytes and what they seem to be. No Django here: checks also run in the lab's process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from bening.foundation.files.checks.kinds import Kind

BLOCK = 1024 * 1024
HEAD = 64 * 1024


@dataclass(frozen=True)
class Look:
    """A file under examination. ``depth`` is 0 for what was handed in and grows inside archives and mails."""

    stream: IO[bytes]
    name: str
    kind: Kind | None = None
    depth: int = 0

    @cached_property
    def size(self) -> int:
        self.stream.seek(0, os.SEEK_END)
        return self.stream.tell()

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        self.stream.seek(0)
        return self.stream.read(HEAD)

    def blocks(self, overlap: int = 0) -> Iterator[bytes]:
        """All bytes in blocks of 1 MiB; each begins with the last ``overlap`` bytes of the one before."""
        self.stream.seek(0)
        before = b""
        while block := self.stream.read(BLOCK):
            yield before + block
            before = block[-overlap:] if overlap else b""

    def from_start(self) -> IO[bytes]:
        """The stream, standing at its first byte."""
        self.stream.seek(0)
        return self.stream
