"""Reading the text files of a stranger's package: one line at a time, of limited length and number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from bening.kernel.package.report import Report, Subject
from bening.kernel.package.sources import MAX_MEMBERS, MemberDamagedError, Source, read_chunks

MAX_LINE: Final = 1024 * 1024
# The audit extract is the longest: one line for each thing that anybody did in a year.
MAX_LINES: Final = 20 * MAX_MEMBERS
MAX_SMALL: Final = 1024 * 1024

TOO_LONG: Final = "“{path}” tidak dapat diperiksa: barisnya terlalu panjang atau terlalu banyak."
NOT_TEXT: Final = "“{path}” tidak dapat diperiksa: isinya bukan teks UTF-8."
DAMAGED: Final = "“{path}” rusak atau diubah: isinya tidak dapat dibaca sampai akhir."


class _LimitError(ValueError):
    """A line that is too long, or one too many."""


class Lines:
    """The text files of one package; what cannot be read becomes a finding and reads as if it ended there."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report

    def has(self, path: str) -> bool:
        """Whether the package has this file."""
        return path in self._source.sizes

    def content(self, path: str) -> bytes:
        """A small file as a whole, cut at one MiB; empty where it cannot be read."""
        content = bytearray()
        try:
            for chunk in read_chunks(self._source, path, MAX_SMALL):
                content += chunk
                if len(content) >= MAX_SMALL:
                    break
        except MemberDamagedError:
            return b""
        return bytes(content)

    def text(self, path: str, subject: Subject) -> Iterator[str]:
        """The lines of a text file without their ends; none of a file that is not there."""
        if not self.has(path):
            return
        try:
            for line in self._split(path):
                yield line.decode().rstrip("\r")
        except UnicodeDecodeError:
            self._report.find(subject, "form", path, NOT_TEXT)
        except _LimitError:
            self._report.find(subject, "form", path, TOO_LONG)
        except MemberDamagedError:
            self._report.find(subject, "damaged", path, DAMAGED)

    def objects(self, path: str, subject: Subject) -> Iterator[dict[str, Any]]:
        """The JSON objects of a file with one on each line. A line that is none is a finding and ends the reading."""
        for number, line in enumerate(self.text(path, subject), start=1):
            value = read_object(line)
            if value is None:
                self._report.find(subject, "form", path, f"“{{path}}”, baris {number}, bukan objek JSON.")
                return
            yield value

    def _split(self, path: str) -> Iterator[bytes]:
        rest = b""
        count = 0
        for chunk in read_chunks(self._source, path, 64 * 1024):
            *whole, rest = (rest + chunk).split(b"\n")
            count += len(whole)
            if len(rest) > MAX_LINE or count > MAX_LINES:
                raise _LimitError
            yield from whole
        if rest:
            yield rest


def read_object(line: str) -> dict[str, Any] | None:
    """The JSON object on a line; None for anything else, such as nesting that would exhaust the stack."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
