"""Documents hold texts, never code."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bening.foundation.documents import guard, sheets, typst
from bening.foundation.documents.csv import csv_bytes
from tests.factories import NOW


@pytest.mark.parametrize("text", ["=1+1", "+62", "-2+3", "@SUM(A1)", "\tx", "\r=1", "  =1", "＝1"])
def test_texts_that_could_run_are_guarded_in_csv(text):
    rows = list(csv.reader(io.StringIO(csv_bytes([[text]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["'" + text]]


@given(st.text())
def test_the_guard_can_be_taken_away_again(text):
    assert not guard.is_risky(guard.guarded(text))
    if guard.is_risky(text):
        assert guard.unguarded(guard.guarded(text)) == text


def test_an_apostrophe_that_is_no_guard_stays():
    assert guard.unguarded("'ain") == "'ain"
    assert guard.guarded("Rapat = evaluasi") == "Rapat = evaluasi"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "-", "+1", "@x", "biasa"])
def test_a_text_in_a_workbook_is_never_a_formula(text):
    book = Workbook()
    sheets.put(book.active["A1"], text)
    cell = load_workbook(io.BytesIO(sheets.workbook_bytes(book))).active["A1"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert bool(cell.quotePrefix) is (text != "biasa")


def test_a_pdf_shows_markup_in_data_as_it_is_written(tmp_path: Path):
    template = tmp_path / "a.typ"
    template.write_text(
        '#let d = json(bytes(sys.inputs.data))\n#set document(title: "A")\n#set text(lang: "id")\n#d.text\n'
    )
    import pdfplumber

    made = typst.render_pdf(template, {"text": "#sys.version [x] $y$ *z*"}, at=NOW)
    assert made == typst.render_pdf(template, {"text": "#sys.version [x] $y$ *z*"}, at=NOW)
    assert b"pdfaid:part>2" in made
    with pdfplumber.open(io.BytesIO(made)) as document:
        assert document.pages[0].extract_text() == "#sys.version [x] $y$ *z*"
