"""Where each filled cell goes: an answer, a note, evidence, or a finding that says why it is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import Final

from bening.kernel.lke.answers import AnswersError
from bening.kernel.lke.instrument import Instrument
from bening.kernel.lke.sheet.book import Cell, Grid, Position, address, letters
from bening.kernel.lke.sheet.columns import Column, Role
from bening.kernel.lke.sheet.content import answer, unfilled
from bening.kernel.lke.sheet.model import Finding, FindingKind, SheetReading
from bening.kernel.lke.sheet.rows import Line, Matched
from bening.kernel.process.model import Layer

SAME: Final = 100
SHOWN: Final = 60

Gathered = defaultdict[Layer, dict[str, str]]


class Taker:
    """Gathers a reading from one sheet after the other."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.findings: list[Finding] = []
        self._sheets: list[str] = []
        self._found: set[str] = set()
        self._answers: Gathered = defaultdict(dict)
        self._places: Gathered = defaultdict(dict)
        self._computed: Gathered = defaultdict(dict)
        self._notes: Gathered = defaultdict(dict)
        self._evidence: dict[str, list[str]] = defaultdict(list)
        self._layers: set[Layer] = set()
        self._left: dict[int, list[str]] = defaultdict(list)
        self._item = {field.id: item.id for item in instrument.items.values() for field in item.inputs}
        self._item |= {item: item for item in instrument.items}
        self._matched = Matched()

    def accepts(self, layers: AbstractSet[Layer]) -> bool:
        """Whether nobody's answers were read before that a sheet with these layers would give."""
        return not layers & self._layers

    def open(self, grid: Grid, layers: AbstractSet[Layer], matched: Matched) -> None:
        """Begin a sheet."""
        self._sheets.append(grid.name)
        self._layers |= layers
        self._left.clear()
        self._matched = matched
        self._found |= {self._item[name] for name in matched.taken if name in self._item}

    def take(self, row: int, position: Position, cell: Cell, column: Column, layer: Layer) -> None:
        """One filled cell of a column for answers, notes or evidence; ``row`` is the question's."""
        name = self._matched.names.get(row, "")
        if not cell.text and not cell.link:
            return
        if cell.error or cell.uncomputed:
            self._broken(position, cell, name)
        elif row in self._matched.repeats:
            repeated = self._matched.repeats[row]
            self._tell(FindingKind.REPEATED, position, f"Baris ini mengulang {repeated}.", cell, repeated)
        elif name not in self._item:
            sentence = "Baris ini bukan butir LKE, jadi isinya tidak dibaca."
            self._tell(FindingKind.NOT_A_QUESTION, position, sentence, cell, name)
        elif column.role is Role.ANSWER:
            self._answer(name, position, cell, layer)
        elif column.role is Role.NOTE:
            self._note(self._item[name], _linked(cell), layer)
        else:
            self._prove(self._item[name], _linked(cell))

    def comment(self, row: int, position: Position, cell: Cell, layer: Layer) -> None:
        """What is pinned to a cell of a question is a note."""
        item = self._item.get(self._matched.names.get(row, ""))
        if item:
            self._note(item, f"Komentar: {cell.comment}", layer)
        else:
            sentence = "Komentar ini tidak pada butir LKE, jadi tidak dibaca."
            self._tell(FindingKind.NOT_A_QUESTION, position, sentence, Cell(cell.comment), "")

    def check(self, position: Position, cell: Cell, row: int) -> None:
        """A cell that the file works out: only what is wrong with it is told."""
        name = self._matched.names.get(row, "")
        if cell.error:
            self._broken(position, cell, name)
        elif unfilled(cell.text):
            self._unfilled(position, cell, name)

    def leave(self, position: Position, cell: Cell) -> None:
        """A cell in a column that is not known."""
        row, column = position
        self._left[column].append(f"{address(row, column)}: {_linked(cell)}")

    def close(self) -> None:
        """End a sheet: tell of unknown columns and of questions that it does not have."""
        sheet = self._sheets[-1]
        for column, texts in sorted(self._left.items()):
            where = letters(column)
            sentence = (
                f"Kolom {where} tidak dikenali, jadi {len(texts)} selnya tidak dibaca. Beri kolom itu judul “Jawaban”, "
                "“Catatan”, atau “Bukti dukung” bila isinya harus dibaca."
            )
            self.findings.append(Finding(FindingKind.UNREAD_COLUMN, sheet, where, sentence, "\n".join(texts)))
        for name in self._missing(self._matched.taken):
            what = "Isian" if name in self.instrument.inputs else "Butir"
            sentence = f"{what} {name} ({self._words(name)}) tidak ditemukan pada lembar “{sheet}”."
            self.findings.append(Finding(FindingKind.MISSING_QUESTION, sheet, "", sentence, name=name))

    def compare(self, line: Line, name: str, likeness: int) -> None:
        """Tell of a question whose wording is not the instrument's."""
        if likeness < SAME and name in self._item and line.plain:
            sentence = f"Bunyi {name} berbeda dari instrumen (kemiripan {likeness} dari 100): {self._words(name)}."
            self._tell(FindingKind.DIFFERENT_TEXT, (line.row, line.column), sentence, Cell(line.text), name)

    def reading(self) -> SheetReading:
        """What was gathered."""
        return SheetReading(
            instrument=self.instrument.id,
            sheets=tuple(self._sheets),
            questions=len(self.instrument.items),
            found=frozenset(self._found),
            answers=dict(self._answers),
            places=dict(self._places),
            computed=dict(self._computed),
            notes=dict(self._notes),
            evidence={item: tuple(texts) for item, texts in self._evidence.items()},
            findings=tuple(self.findings),
        )

    def _missing(self, taken: set[str]) -> list[str]:
        missing = []
        for item in self.instrument.items.values():
            if item.options:
                missing += [item.id] if item.id not in taken else []
            elif len(item.inputs) > 1 or item.id not in taken:
                missing += [field.id for field in item.inputs if field.id not in taken]
        return missing

    def _answer(self, name: str, position: Position, cell: Cell, layer: Layer) -> None:
        if cell.link:
            self._prove(self._item[name], cell.link)
        if not cell.text:
            return
        if unfilled(cell.text):
            self._unfilled(position, cell, name)
        elif name not in self.instrument.names:
            self._worked_out(name, position, cell, layer)
        else:
            self._settle(name, position, cell, layer)

    def _worked_out(self, name: str, position: Position, cell: Cell, layer: Layer) -> None:
        """A percentage beside the inputs that it is made of."""
        if any(sign.isdigit() for sign in cell.text) and name not in self._computed[layer]:
            self._computed[layer][name] = cell.text
            return
        fields = ", ".join(field.id for field in self.instrument.items[name].inputs)
        sentence = f"{name} dihitung dari {fields}; isilah angka di sana."
        self._tell(FindingKind.WRONG_VALUE, position, sentence, cell, name)

    def _settle(self, name: str, position: Position, cell: Cell, layer: Layer) -> None:
        try:
            value = answer(self.instrument, name, cell.text)
        except AnswersError as error:
            self._tell(FindingKind.WRONG_VALUE, position, str(error), cell, name)
            return
        target = self.instrument.names[name]
        stands = self._answers[layer].setdefault(target, value)
        self._places[layer].setdefault(target, f"{self._sheets[-1]}!{address(*position)}")
        if stands != value:
            sentence = f"{name} sudah dijawab “{stands}” pada {self._places[layer][target]}; tulis satu kali saja."
            self._tell(FindingKind.REPEATED, position, sentence, cell, name)

    def _note(self, item: str, text: str, layer: Layer) -> None:
        before = self._notes[layer].get(item, "")
        if text not in before.split("\n\n"):
            self._notes[layer][item] = f"{before}\n\n{text}" if before else text

    def _prove(self, item: str, text: str) -> None:
        if text not in self._evidence[item]:
            self._evidence[item].append(text)

    def _broken(self, position: Position, cell: Cell, name: str) -> None:
        if cell.error:
            sentence = f"Rumus pada sel ini galat ({cell.text}), jadi isinya tidak dibaca. Perbaiki atau kosongkan."
            self._tell(FindingKind.FORMULA_ERROR, position, sentence, cell, name)
            return
        sentence = "Sel ini berisi rumus yang belum dihitung. Buka berkasnya dengan Excel, simpan, lalu unggah kembali."
        self._tell(FindingKind.UNCOMPUTED, position, sentence, cell, name)

    def _unfilled(self, position: Position, cell: Cell, name: str) -> None:
        what = name or "Baris ini"
        self._tell(FindingKind.EMPTY, position, f"{what} belum diisi (tertulis “{cell.text}”).", cell, name)

    def _words(self, name: str) -> str:
        item = self.instrument.items.get(name)
        words = " ".join((item.shown if item else self.instrument.inputs[name].label).split())
        return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"

    def _tell(self, kind: FindingKind, position: Position, sentence: str, cell: Cell, name: str) -> None:
        sheet, where = self._sheets[-1], address(*position)
        told = f"Lembar “{sheet}” sel {where}: {sentence}"
        self.findings.append(Finding(kind, sheet, where, told, _linked(cell), name))


def _linked(cell: Cell) -> str:
    """The text with the address it leads to, where that is not the text."""
    if not cell.link or cell.link in cell.text:
        return cell.text
    return f"{cell.text} ({cell.link})" if cell.text else cell.link
