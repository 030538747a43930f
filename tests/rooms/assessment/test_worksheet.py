"""The worksheet goes out as a workbook and comes back as answers that a person chose."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from bening.foundation.files.models import StoredFile
from bening.kernel.lke import load, read_document
from bening.kernel.lke.worksheet import places
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Answer, Sheet
from bening.rooms.assessment.rules.sheet_changes import changes
from bening.rooms.assessment.services.answering import Given, answers_save
from bening.rooms.assessment.services.opening import sheet_start
from bening.rooms.assessment.services.sheets_io import MEDIA_TYPE
from tests.factories import NOW, YEAR
from tests.rooms.assessment.world import Office, make_office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM, NUMBERS = "P.1.i.b", "R.1.i.a"
ROWS = places(load())


@pytest.fixture
def office() -> Office:
    office = make_office()
    given = [Given(ITEM, {ITEM: "B"}, note="Lewat rapat"), Given("P.1.i.a", {"P.1.i.a": "Ya"})]
    answers_save(by=office.secretary, at=NOW, sheet=office.sheet(), given=given)
    return office


@pytest.fixture
def staff(office: Office, client_for: Callable[[object], StrictClient]) -> StrictClient:
    return client_for(office.staff.user)


def url(office: Office, name: str, **kwargs: int) -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def filled(content: bytes, cells: dict[str, object]) -> SimpleUploadedFile:
    """The workbook with these answers, by question or input, written into its column of answers."""
    book = load_workbook(io.BytesIO(content))
    for name, value in cells.items():
        book.active[f"K{ROWS[name]}"] = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("LKE Kerinci.xlsx", out.getvalue(), content_type=MEDIA_TYPE)


def test_the_workbook_holds_the_answers_and_formulas_that_work_them_out(office: Office, staff: StrictClient) -> None:
    answer = staff.get(url(office, "worksheet_xlsx"))
    assert f'filename="LKE {office.unit.code} {YEAR}.xlsx"' in answer["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.content))["Satuan kerja"]
    assert sheet[f"K{ROWS[ITEM]}"].value == "B"
    assert str(sheet[f"L{ROWS['total']}"].value).startswith("=SUM(")
    blank = load_workbook(io.BytesIO(staff.get(url(office, "worksheet_xlsx"), {"kosong": "1"}).content))
    assert blank.active[f"K{ROWS[ITEM]}"].value is None


def test_the_document_is_what_the_command_reads(office: Office, staff: StrictClient) -> None:
    read = read_document(staff.get(url(office, "worksheet_json")).content)
    assert read.answers.choices == {ITEM: "B", "P.1.i.a": "Ya"}
    assert staff.get(url(office, "worksheet_json"), {"lapis": "tpn"}).status_code == 404


def test_a_filled_worksheet_is_looked_at_and_then_taken_as_far_as_it_is_ticked(
    office: Office, staff: StrictClient
) -> None:
    workbook = staff.get(url(office, "worksheet_xlsx")).content
    cells = {ITEM: "A", "P.1.i.a": "Mungkin", f"{NUMBERS}.1": 4, f"{NUMBERS}.2": 3, "P.1.ii.a": "Ya"}
    sent = staff.post(url(office, "worksheet"), {"file": filled(workbook, cells)})
    check = url(office, "worksheet_check", pk=StoredFile.objects.get().pk)
    assert (sent.status_code, sent["Location"]) == (302, check)
    page = staff.get(check).content.decode()
    assert f"K{ROWS['P.1.i.a']}" in page, "a cell that cannot be taken is named"
    assert "Mungkin" in page
    assert f'value="{ITEM}:1" checked' in page
    assert "Lewat rapat" in page
    assert office.sheet().answers[ITEM] == "B", "a look changes nothing"
    back = staff.post(check, {"ambil": [f"{ITEM}:1", f"{NUMBERS}:0"]})
    assert back.status_code == 302
    assert office.sheet().answers == {ITEM: "A", "P.1.i.a": "Ya", f"{NUMBERS}.1": "4", f"{NUMBERS}.2": "3"}
    entry = Answer.objects.get(item=ITEM, number=2)
    assert (entry.proposed, entry.note) == ("lembar Excel", "Lewat rapat")
    stale = staff.post(check, {"ambil": [f"{ITEM}:1"]})
    assert stale.status_code == 422
    assert "tidak cocok lagi" in stale.content.decode()


def test_a_file_that_is_no_worksheet_says_so_and_is_not_kept(office: Office, staff: StrictClient) -> None:
    page = staff.post(
        url(office, "worksheet"), {"file": SimpleUploadedFile("a.xlsx", b"bukan", content_type=MEDIA_TYPE)}
    )
    assert page.status_code == 422
    assert not StoredFile.objects.exists()
    assert staff.post(url(office, "worksheet"), {}).status_code == 422


def test_who_may_not_write_now_downloads_only(office: Office, staff: StrictClient) -> None:
    workbook = staff.get(url(office, "worksheet_xlsx")).content
    Sheet.objects.update(state=SheetState.SUBMITTED)
    assert "Belum dapat diunggah" in staff.get(url(office, "worksheet")).content.decode()
    refused = staff.post(url(office, "worksheet"), {"file": filled(workbook, {ITEM: "A"})})
    assert refused.status_code == 422
    assert not StoredFile.objects.exists()


def test_an_assessor_takes_the_units_answers_as_her_own_with_a_warning(
    office: Office, staff: StrictClient, client_for: Callable[[object], StrictClient]
) -> None:
    workbook = staff.get(url(office, "worksheet_xlsx")).content
    office.assessment.phase = "TPI"
    office.assessment.save()
    sheet_start(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI)
    tpi = client_for(office.tpi.user)
    assert "Semua pengisi" in tpi.get(url(office, "worksheet")).content.decode()
    sent = tpi.post(url(office, "worksheet"), {"file": filled(workbook, {})})
    page = tpi.get(sent["Location"]).content.decode()
    assert "Berkas ini berisi jawaban Satuan kerja." in page
    tpi.post(sent["Location"], {"ambil": [f"{ITEM}:0"]})
    assert office.sheet(Layer.TPI).answers == {ITEM: "B"}
    assert "Tidak jelas" not in page


def test_a_number_that_the_file_leaves_empty_stays() -> None:
    known = load()
    stands = {f"{NUMBERS}.1": "4", f"{NUMBERS}.2": "3"}
    (change,) = changes(known, stands, {f"{NUMBERS}.2": "2"}, {f"{NUMBERS}.2": "L!K9"}, {})
    assert change.after == {f"{NUMBERS}.1": "4", f"{NUMBERS}.2": "2"}
    assert change.places == ("L!K9",)
