"""The page of all questions, and one question a page: what is typed is saved, or comes back with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import load
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Answer, Duty, Finding, Sheet
from bening.rooms.assessment.services.answering import Given, answers_save
from bening.rooms.assessment.services.opening import sheet_start
from tests.factories import NOW, YEAR
from tests.rooms.assessment.world import Office, best, make_office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM, NUMBERS = "P.1.i.b", "R.1.i.a"
PART = {"HX-Request": "true"}
MOST_QUERIES, MOST_SAVE_QUERIES, MOST_BYTES = 25, 12, 150_000


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def staff(office: Office, client_for: Callable[[object], StrictClient]) -> StrictClient:
    return client_for(office.staff.user)


def url(office: Office, item: str = "", layer: str = "unit") -> str:
    kwargs = {"unit": office.unit.code, "year": YEAR, "layer": layer}
    return (
        reverse("assessment:question", kwargs=kwargs | {"item": item})
        if item
        else reverse("assessment:sheet", kwargs=kwargs)
    )


def typed(item: str, note: str = "", seen: int = 0) -> dict[str, str]:
    return {f"c-{item}": note} | ({"v": f"{item}:{seen}"} if seen else {})


def answer(by: Actor, sheet: Sheet, item: str, key: str, note: str = "") -> None:
    answers_save(by=by, at=NOW, sheet=sheet, given=[Given(item, {item: key} if key else {}, note=note)])


def fill(office: Office) -> None:
    """An answer with a short note to every question."""
    given = [Given(item, values, note="Sudah diperiksa bersama.") for item, values in best().items()]
    answers_save(by=office.secretary, at=NOW, sheet=office.sheet(), given=given)
    Duty.objects.bulk_create(
        Duty(assessment=office.assessment, item=item, assignee=office.staff.user) for item in load().items
    )


def test_the_whole_worksheet_is_one_light_page(office: Office, staff: StrictClient) -> None:
    fill(office)
    with CaptureQueriesContext(connection) as captured:
        page = staff.get(url(office))
    assert page.content.decode().count('<fieldset class="q"') == len(load().items)
    assert len(captured) <= MOST_QUERIES
    assert len(page.content) <= MOST_BYTES


def test_one_answer_is_saved_in_few_queries_and_told_with_both_numbers(office: Office, staff: StrictClient) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B")
    staff.get(url(office))
    body = typed(ITEM, seen=1, note="Lewat rapat") | {ITEM: "A"}
    with CaptureQueriesContext(connection) as captured:
        part = staff.post(url(office), body, headers=PART)
    text = part.content.decode()
    assert part.status_code == 200
    assert "tersimpan 10.00" in text
    assert "Terjawab <b>1</b> dari 113" in text
    assert "Nilai <b>0,25</b> dari 100" in text
    assert Answer.objects.get(number=2).note == "Lewat rapat"
    asked = [query for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= MOST_SAVE_QUERIES


def test_the_button_of_a_question_saves_everything_that_was_typed(office: Office, staff: StrictClient) -> None:
    body = typed(ITEM) | {ITEM: "A"} | typed(NUMBERS) | {f"{NUMBERS}.1": "4", f"{NUMBERS}.2": "3"} | {"simpan": ITEM}
    back = staff.post(f"{url(office)}?area=MP", body)
    assert (back.status_code, back["Location"]) == (302, f"{url(office)}?area=MP#{ITEM}")
    assert office.sheet().answers == {ITEM: "A", f"{NUMBERS}.1": "4", f"{NUMBERS}.2": "3"}
    assert "2 jawaban tersimpan." in staff.get(url(office)).content.decode()


def test_what_nobody_touched_writes_nothing(office: Office, staff: StrictClient) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B")
    staff.post(url(office), typed(ITEM, seen=1) | {ITEM: "B"} | typed("P.1.i.a"))
    assert Answer.objects.count() == 1


def test_an_untouched_older_answer_does_not_undo_a_newer_one(office: Office, staff: StrictClient) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B")
    answer(office.secretary, office.sheet(), ITEM, "A")
    back = staff.post(url(office), typed(ITEM, seen=1) | {ITEM: "B"} | typed("P.1.i.a") | {"P.1.i.a": "Ya"})
    assert back.status_code == 302
    assert office.sheet().answers == {ITEM: "A", "P.1.i.a": "Ya"}


@pytest.mark.parametrize("headers", [{}, PART])
def test_two_answers_to_one_question_are_both_shown(
    office: Office, staff: StrictClient, headers: dict[str, str]
) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B", note="Dari saya")
    body = typed(ITEM, note="Milik saya") | {ITEM: "A"} | typed("P.1.i.a") | {"P.1.i.a": "Ya"}
    page = staff.post(url(office), body, headers=headers)
    text = page.content.decode()
    assert page.status_code == 422
    assert f"{office.secretary.user.name} menjawab “B. Jika sebagian" in text
    assert "Catatannya: “Dari saya”" in text
    assert f'id="k-{ITEM}" data-v="1"' in text
    assert office.sheet().answers == {ITEM: "B", "P.1.i.a": "Ya"}
    again = staff.post(url(office), typed(ITEM, note="Milik saya", seen=1) | {ITEM: "A"})
    assert again.status_code == 302
    assert office.sheet().answers[ITEM] == "A"


def test_a_page_that_could_not_be_saved_keeps_what_was_typed(office: Office, staff: StrictClient) -> None:
    body = typed(NUMBERS, note="Rapat Mei") | {f"{NUMBERS}.1": "empat", f"{NUMBERS}.2": "3"}
    page = staff.post(f"{url(office)}?belum=on&area=PP", body)
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="empat"' in text
    assert ">Rapat Mei</textarea>" in text
    assert "Belum tersimpan: diberi “empat”" in text
    assert not Answer.objects.exists()


def test_a_note_that_is_too_long_is_not_saved(office: Office, staff: StrictClient) -> None:
    page = staff.post(url(office), typed(ITEM, note="a" * 4001) | {ITEM: "A"}, headers=PART)
    assert page.status_code == 422
    assert "Catatan terlalu panjang." in page.content.decode()


def test_a_locked_filling_is_read_and_not_changed(office: Office, staff: StrictClient) -> None:
    Sheet.objects.update(state=SheetState.SUBMITTED)
    page = staff.get(url(office)).content.decode()
    assert "Hanya dapat dibaca" in page
    assert 'name="simpan"' not in page
    refused = staff.post(url(office), typed(ITEM) | {ITEM: "A"})
    assert refused.status_code == 422
    assert "Minta dikembalikan dahulu" in refused.content.decode()


def test_filters_leave_what_is_asked_for(office: Office, staff: StrictClient) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B")
    Duty.objects.create(assessment=office.assessment, item=ITEM, assignee=office.staff.user)
    Finding.objects.create(sheet=office.sheet(), item="P.1.i.a", text="Tim lama", by=office.secretary.user, at=NOW)
    shown = {query: staff.get(f"{url(office)}?{query}").content.decode().count('<fieldset class="q"') for query in (
        "area=MP", "aspek=R", "area=MP&aspek=R", "belum=on", "saya=on", "temuan=on", "saya=on&belum=on",
    )}  # fmt: skip
    assert shown == {
        "area=MP": 16, "aspek=R": 23, "area=MP&aspek=R": 4, "belum=on": 112, "saya=on": 1, "temuan=on": 1,
        "saya=on&belum=on": 0,
    }  # fmt: skip


def test_a_filling_that_has_not_begun_or_is_not_for_these_eyes_does_not_exist(
    office: Office, staff: StrictClient
) -> None:
    assert staff.get(url(office, layer="tpn")).status_code == 404
    sheet_start(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI)
    assert staff.get(url(office, layer="tpi")).status_code == 404
    assert staff.get(url(office, "Z.9")).status_code == 404


def test_one_question_tells_its_arithmetic_its_past_and_its_neighbours(office: Office, staff: StrictClient) -> None:
    answer(office.secretary, office.sheet(), ITEM, "B")
    answer(office.staff, office.sheet(), ITEM, "A", note="Ada berita acara")
    page = staff.get(url(office, ITEM)).content.decode()
    assert "Jawaban A (" in page
    assert page.index("Ada berita acara") < page.index("B. Jika sebagian")
    assert f'href="{url(office, "P.1.i.a")}" data-key="h"' in page
    assert f'href="{url(office, "P.1.ii.a")}" data-key="l"' in page
    assert "terbaca di naskah peraturan" in page


def test_one_question_leads_on_when_it_is_saved(office: Office, staff: StrictClient) -> None:
    onward = staff.post(url(office, ITEM), typed(ITEM) | {ITEM: "A", "lanjut": "1"})
    assert onward["Location"] == url(office, "P.1.ii.a")
    emptied = staff.post(url(office, ITEM), typed(ITEM, seen=1) | {ITEM: "A", "kosongkan": "1"})
    assert emptied["Location"] == url(office, ITEM)
    assert office.sheet().answers == {}
    part = staff.post(url(office, ITEM), typed(ITEM, seen=2) | {ITEM: "C"}, headers=PART).content.decode()
    assert 'id="hitungan"' in part
    assert "Jawaban dikosongkan" in part
    wrong = staff.post(url(office, NUMBERS), typed(NUMBERS) | {f"{NUMBERS}.1": "x"})
    assert wrong.status_code == 422


def test_other_fillings_stand_beside_for_whoever_may_read_them(
    office: Office, client_for: Callable[[object], StrictClient]
) -> None:
    answer(office.secretary, office.sheet(), ITEM, "A")
    sheet_start(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI)
    tpi = client_for(office.tpi.user)
    page = tpi.get(url(office, ITEM, layer="tpi")).content.decode()
    assert "Jawaban pengisi lain" in page
    assert "A. Jika dengan prosedur" in page
    assert "Hanya dapat dibaca" in page
    assert "Pengisi" in tpi.get(url(office, layer="tpi")).content.decode()
