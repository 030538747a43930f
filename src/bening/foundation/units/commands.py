"""What ``bening units`` runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from bening.foundation.kit import clock
from bening.foundation.units.errors import UnitError
from bening.foundation.units.imports import COLUMNS, Report, load_units


def load(path: Path, *, dry_run: bool) -> Report:
    """``bening units load FILE.csv [--dry-run]``: a UTF-8 table with commas or semicolons and the columns of COLUMNS.

    Raises UnitError with a sentence when the file cannot be read as such a table.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnitError(f"{path} tidak terbaca sebagai teks UTF-8: {error}. Simpan ulang sebagai CSV UTF-8.") from error
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        raise UnitError(f"{path}: kolom {', '.join(missing)} tidak ada di baris pertama.")
    return load_units(reader, by=None, at=clock.now(), dry_run=dry_run)
