"""Workbooks with what people leave in them: dates that look like months, hidden parts, formulas, ticks of a form."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from tests.kernel.decree.files import TITLE, excel, with_values
from tests.kernel.decree.sketch import expected_sketch, sketch_of

from bening.kernel.decree import DecreeError, read
from bening.kernel.decree.readers.excel_extent import _extent

HEAD = ["No", "Rencana Aksi", "Eviden", "Waktu"]


def test_a_date_that_shows_only_its_month_is_the_month() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([TITLE])
        sheet.append(HEAD)
        sheet.append([1, "Membentuk tim", "SK tim", date(2025, 1, 1)])
        sheet.append([2, "Sosialisasi", "Notulen", date(2025, 3, 1)])
        sheet.append([3, "Deklarasi", "Foto", date(2025, 3, 5)])
        sheet["D3"].number_format = "mmm-yy"
        sheet["D4"].number_format = "[$-421]mmmm yyyy;@"
        sheet["D5"].number_format = "dd/mm/yyyy"

    assert sketch_of(read(excel(fill))) == expected_sketch(
        """
        I (judul)
          - Membentuk tim > SK tim @ 01-31
          - Sosialisasi > Notulen @ 03-31
          - Deklarasi > Foto @ 03-05
        """
    )


def test_months_of_the_header_may_be_dates() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([TITLE])
        sheet.append(["No", "Rencana Aksi", "Eviden", *(date(2025, month, 1) for month in range(1, 7))])
        for cell in sheet[2][3:]:
            cell.number_format = "mmm"
        sheet.append([1, "Membentuk tim", "SK tim", "x"])
        sheet.append([2, "Sosialisasi", "Notulen", None, None, "x", None, None, "x"])

    assert sketch_of(read(excel(fill))) == expected_sketch(
        """
        I (judul)
          - Membentuk tim > SK tim @ 01-31
          - Sosialisasi > Notulen @ 03-31 06-30
        """
    )


def test_hidden_rows_and_columns_are_read_and_told_and_hidden_sheets_only_told() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([TITLE])
        sheet.append([*HEAD, "Catatan"])
        sheet.append([1, "Membentuk tim", "SK tim", "Januari 2025", "lama"])
        sheet.append([2, "Sosialisasi", "Notulen", "Maret 2025", ""])
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["E"].hidden = True

    def draft_sheet(sheet: Any) -> None:
        sheet.append(HEAD)
        sheet.append([1, "Rencana lama", "SK", "Mei 2024"])
        sheet.sheet_state = "hidden"

    draft = read(excel(fill, Lama=draft_sheet))
    assert [item.action_raw for item in draft.items()] == ["Membentuk tim", "Sosialisasi"]
    (told,) = [finding.detail for finding in draft.findings if finding.code == "hidden_parts"]
    assert "baris 4" in told
    assert "kolom E" in told
    assert "“Lama”" in told


def test_formulas_give_their_last_values() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([TITLE])
        sheet.append(HEAD)
        sheet.append(["=1", "Membentuk tim", "SK tim", '="Januari "&2025'])
        sheet.append(["=A3+1", "Sosialisasi", "Notulen", "Maret 2025"])

    data = with_values(excel(fill), {"1": "1", "A3+1": "2", '"Januari "&amp;2025': "Januari 2025"})
    assert sketch_of(read(data)) == expected_sketch(
        """
        I (judul)
          - Membentuk tim > SK tim @ 01-31
          - Sosialisasi > Notulen @ 03-31
        """
    )


def test_ticks_of_a_form_and_percentages() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([TITLE])
        sheet.append(["No", "Rencana Aksi", "Eviden", "Jan", "Feb", "Mar", "Capaian"])
        sheet.append([1, "Membentuk tim", "SK tim", True, False, False, 0.5])
        sheet.append([2, "Sosialisasi", "Notulen", False, False, True, 1])

    assert sketch_of(read(excel(fill))) == expected_sketch(
        """
        I (judul)
          - Membentuk tim > SK tim @ 01-31
          - Sosialisasi > Notulen @ 03-31
        """
    )


def test_one_plan_over_two_sheets_and_a_sheet_of_something_else() -> None:
    def first(sheet: Any) -> None:
        sheet.title = "Renaksi"
        sheet["B2"] = TITLE
        sheet.merge_cells("B2:F3")
        for row, values in enumerate(([*HEAD, "PIC"], [1, "Membentuk tim", "SK tim", "Januari 2025", "Budi"]), 5):
            for column, value in enumerate(values, 2):
                sheet.cell(row, column, value)

    def second(sheet: Any) -> None:
        sheet.append([*HEAD, "PIC"])
        sheet.append([2, "Sosialisasi", "Notulen", "Maret 2025", "Ani"])

    def team(sheet: Any) -> None:
        sheet.append(["No", "Nama", "NIP", "Jabatan"])
        sheet.append([1, "Budi", "1980", "Ketua"])

    draft = read(excel(first, **{"Renaksi (2)": second, "Tim": team}))
    assert [(item.action_raw, item.owner_raw) for item in draft.items()] == [
        ("Membentuk tim", "Budi"),
        ("Sosialisasi", "Ani"),
    ]


def test_two_cells_in_opposite_corners_are_refused_before_room_is_reserved_for_all_between() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "No"
        sheet["XFD1048576"] = "Waktu"

    with pytest.raises(DecreeError, match="16384 kolom"):
        read(excel(fill))


def test_cells_without_a_place_count_on() -> None:
    cells = "<c t='str'><v>x</v></c>" * 301
    assert _extent(f"<sheetData><row>{cells}</row><row r='9'><c r='B9' s='1'/></row></sheetData>".encode()) == (1, 301)


def test_an_old_workbook_whose_cells_reach_too_far_is_refused_too() -> None:
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Lembar")
    sheet.write(0, 0, "No")
    sheet.write(60_000, 1, "Waktu")
    book.save(out)
    with pytest.raises(DecreeError, match="60001 baris"):
        read(out.getvalue())
