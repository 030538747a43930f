"""What a working sheet changes: cell by cell, with a sentence for every cell that cannot be taken. No database.

A cell says one of three things: as it was or empty (keep), another text (set), the word "(kosongkan)" (clear).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bening.rooms.plans.exports.sheet_layout import CLEAR_WORD, DUE_SHEET, PLAN_SHEET
from bening.rooms.plans.imports.sheet.reading import SheetRow

PLAN_FIELDS = {
    "INDIKATOR": "indicator",
    "LANGKAH AKSI": "action",
    "BUKTI FISIK": "evidence_text",
    "TARGET WAKTU": "target_text",
    "PENANGGUNG JAWAB": "owner",
}
DUE_FIELDS = {"KEADAAN": "state", "CATATAN": "note"}
FIELDS = {PLAN_SHEET: PLAN_FIELDS, DUE_SHEET: DUE_FIELDS}
NEVER_EMPTY = {"indicator": "Indikator tidak boleh kosong.", "state": "Keadaan tidak dapat dikosongkan."}


@dataclass(frozen=True, slots=True)
class Present:
    """A row as the plan has it now: its name for people, its version, its texts by field as the sheet shows them."""

    name: str
    version: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that says something new. ``after`` is "" where it is cleared."""

    row: SheetRow
    heading: str
    name: str
    field: str
    before: str
    after: str

    @property
    def place(self) -> str:
        return place_of(self.row, self.heading)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell or row that is left alone, and why, in a sentence that begins with its place."""

    place: str
    because: str


@dataclass(slots=True)
class Comparison:
    """The dry run. ``conflicts`` are changes of rows that somebody changed since the sheet was downloaded, by key."""

    changes: list[CellChange] = field(default_factory=list)
    conflicts: dict[str, list[CellChange]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Names of rows of the plan that the sheet no longer has; they stay as they are."""


def place_of(row: SheetRow, heading: str = "") -> str:
    """ "Lembar “Rencana”, baris 7, kolom F (LANGKAH AKSI)"."""
    column = f", kolom {row.letters[heading]} ({heading})" if heading else ""
    return f"Lembar “{row.sheet}”, baris {row.number}{column}"


def compare(rows: Iterable[SheetRow], present: Mapping[str, Mapping[str, Present]]) -> Comparison:
    """Lay the rows against ``present`` (sheet → key → row)."""
    result = Comparison()
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if not row.key:
            _keyless(row, result)
        elif (row.sheet, row.key) in seen:
            first = seen[row.sheet, row.key]
            result.troubles.append(Trouble(place_of(row), f"Baris ini mengulang baris {first} dan tidak dipakai."))
        elif row.key not in present[row.sheet]:
            result.troubles.append(
                Trouble(place_of(row), f"Baris {row.key} tidak ada lagi dalam rencana yang berlaku, jadi dilewati.")
            )
        else:
            seen[row.sheet, row.key] = row.number
            _compare_row(row, present[row.sheet][row.key], result)
    sheets = {sheet for sheet, _ in seen}
    result.missing = [
        other.name for sheet in sheets for key, other in present[sheet].items() if (sheet, key) not in seen
    ]
    return result


def _keyless(row: SheetRow, result: Comparison) -> None:
    """A row without a key is a part's title, or something that was added by hand."""
    if any(row.cells.get(heading) for heading in FIELDS[row.sheet]):
        because = "Baris ini baru. Menambah butir dilakukan di halaman rencana, bukan di lembar kerja."
        result.troubles.append(Trouble(place_of(row), because))


def _compare_row(row: SheetRow, present: Present, result: Comparison) -> None:
    found = []
    for heading, name in FIELDS[row.sheet].items():
        cell, now = row.cells.get(heading, ""), present.texts[name]
        if not cell or cell == now:
            continue
        after = "" if cell.casefold() == CLEAR_WORD else cell
        if not after and name in NEVER_EMPTY:
            result.troubles.append(Trouble(place_of(row, heading), NEVER_EMPTY[name]))
        elif after != now:
            found.append(CellChange(row, heading, present.name, name, now, after))
    if not found:
        return
    version = row.cells["VERSI"]
    if not version.isdecimal():
        because = "Nomor versinya hilang atau berubah, jadi baris ini dilewati. Unduh lembar yang baru."
        result.troubles.append(Trouble(place_of(row, "VERSI"), because))
    elif int(version) != present.version:
        result.conflicts[f"{row.sheet}:{row.key}"] = found
    else:
        result.changes += found
