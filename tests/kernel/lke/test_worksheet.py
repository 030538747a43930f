"""An independent opinion: LibreOffice recalculates the worksheet's own formulas for hundreds of fillings."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from tests.kernel.decree.office import convert

from bening.kernel.lke import explain, read_answers, score
from bening.kernel.lke.worksheet import places, worksheet

from .fillings import LKE, at_random, best

FILLINGS = 200
L = 11
"""The place of column L, Nilai."""
TOLERANCE = 1e-9
"""Spreadsheets calculate in binary fractions of 53 bits."""


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
def test_libreoffice_gets_the_same_numbers(tmp_path: Path) -> None:
    """Every part and every question of every filling: complete, half empty, the best, and nothing at all."""
    raw = {f"isian {seed}": at_random(seed, missing=(0.0, 0.0, 0.05, 0.5)[seed % 4]) for seed in range(FILLINGS)}
    raw |= {"semua terbaik": best(), "kosong": {}}
    fillings = {title: read_answers(LKE, answers) for title, answers in raw.items()}
    recalculated = convert(worksheet(LKE, fillings), "xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path / "lke")
    book = CalamineWorkbook.from_filelike(io.BytesIO(recalculated))
    rows = places(LKE)
    compared = 0
    for title, answers in fillings.items():
        cells = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        ours = score(LKE, answers)
        assert cells[rows["total"] - 1][L] == pytest.approx(float(ours.total), abs=TOLERANCE), title
        for name in (*LKE.nodes, *LKE.items):
            value = explain(ours, name).value if name in LKE.items else ours.value(name)
            assert cells[rows[name] - 1][L] == pytest.approx(float(value), abs=TOLERANCE), (title, name)
            compared += 1
    assert compared == (FILLINGS + 2) * (63 + 113)


def test_the_sheet_has_the_columns_of_the_regulation() -> None:
    answers = read_answers(LKE, {"P.1.i.b": "B", "R.5.ii.a.1": 7, "H.I.a.1.1": "3.60"})
    sheet = load_workbook(io.BytesIO(worksheet(LKE, {"LKE": answers})))["LKE"]
    rows = places(LKE)
    assert [cell.value for cell in sheet[2]][7:] == [
        "Bobot", "Penjelasan", "Pilihan Jawaban", "Jawaban", "Nilai", "%", "Catatan",
    ]  # fmt: skip
    assert sheet["A3"].value == "A. Pengungkit"
    part = rows["P.1.i"]
    assert (sheet[f"D{part}"].value, sheet[f"H{part}"].value) == ("i. Penyusunan Tim Kerja", 0.5)
    assert sheet[f"L{part}"].value == f"=AVERAGE(L{part + 1},L{part + 2})*H{part}"
    assert sheet[f"J{part + 2}"].value == "A/B/C"
    assert sheet[f"K{part + 2}"].value == "B"
    assert sheet[f"L{part + 2}"].value == f'=IF(K{part + 2}="A",1,IF(K{part + 2}="B",0.5,IF(K{part + 2}="C",0,0)))'
    assert sheet[f"I{part + 2}"].value.startswith("A. Jika dengan prosedur")
    assert sheet[f"E{rows['R.5.ii.a']}"].value == "- Persentase penanganan pengaduan masyarakat"
    assert sheet[f"K{rows['R.5.ii.a.1']}"].value == 7
    assert sheet[f"K{rows['H.I.a.1.1']}"].value == 3.6
