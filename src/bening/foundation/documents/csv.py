"""CSV that Excel opens by a double click in an Indonesian office: UTF-8 with a mark, semicolons, guarded cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bening.foundation.documents.guard import guarded

DELIMITER = ";"


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as one file; texts that could run as a formula get an apostrophe in front."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")
