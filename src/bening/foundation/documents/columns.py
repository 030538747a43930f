"""What a column of a sheet is, apart from the library that writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its width in characters, and whether people see and may change it."""

    heading: str
    width: int = 20
    hidden: bool = False
    editable: bool = True
