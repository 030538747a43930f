"""The room's first pages: two different numbers, the distance, the arithmetic, a what-if that saves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bening.kernel.lke import load
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.services.answering import Given, answers_save
from tests.factories import NOW, YEAR, make_unit
from tests.rooms.assessment.world import Office, best, make_office
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
pytestmark = pytest.mark.django_db
LKE = "/satker/{unit}/{year}/lke/"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def staff(office: Office, client_for: SignIn) -> StrictClient:
    return client_for(office.staff.user)


def url(office: Office, path: str = "") -> str:
    return LKE.format(unit=office.unit.code, year=YEAR) + path


def answer(office: Office, *, without: str = "") -> None:
    given = [Given(item, values) for item, values in best().items() if item != without]
    answers_save(by=office.staff, at=NOW, sheet=office.sheet(), given=given)


def test_an_empty_filling_says_how_far_it_is(office: Office, staff: StrictClient) -> None:
    page = staff.get(url(office)).content.decode()
    assert "Kurang 75,00 untuk WBK" in page
    assert "0 dari 113" in page
    assert page.count("Belum</") >= len(load().thresholds)


def test_progress_and_score_are_two_numbers(office: Office, staff: StrictClient) -> None:
    worst = [Given(item, {item: load().items[item].options[-1].key}) for item in best() if load().items[item].options]
    answers_save(by=office.staff, at=NOW, sheet=office.sheet(), given=worst)
    page = staff.get(url(office)).content.decode()
    assert f"{len(worst)} dari 113" in page
    assert "<b>0,00</b> dari 100" in page


def test_a_full_filling_has_nothing_left_to_raise(office: Office, staff: StrictClient) -> None:
    answer(office)
    assert "Semua ambang nilai WBK sudah tercapai." in staff.get(url(office)).content.decode()
    assert "Setiap butir sudah bernilai penuh." in staff.get(url(office, "jalan/")).content.decode()


def test_every_question_and_part_is_explained_once(office: Office, staff: StrictClient) -> None:
    answer(office, without="P.1.i.b")
    page = staff.get(url(office, "nilai/")).content.decode()
    assert [name for name in load().items if f"<b>{name}</b>" not in page] == []
    assert "Belum dijawab lengkap, jadi bernilai 0." in page


def test_a_what_if_shows_the_difference_and_saves_nothing(office: Office, staff: StrictClient) -> None:
    page = staff.get(url(office, "jalan/"), {"P.1.i.b": "A"}).content.decode()
    assert "Dengan 1 jawaban yang dicoba, nilai 0,00 menjadi <b>0,25</b>" in page
    assert Answer.objects.count() == 0


def test_a_what_if_with_a_wrong_number_says_so_and_keeps_it(office: Office, staff: StrictClient) -> None:
    response = staff.get(url(office, "jalan/"), {"H.I.a.1.1": "9"})
    assert response.status_code == 422
    assert "H.I.a.1.1: diberi “9”" in response.content.decode()


def test_a_judgement_is_read_by_its_makers_until_it_is_signed(
    office: Office, staff: StrictClient, client_for: SignIn
) -> None:
    sheet = Sheet.objects.create(assessment=office.assessment, layer=Layer.TPI, started_at=NOW)
    assert staff.get(url(office), {"lapis": "tpi"}).status_code == 404
    assert client_for(office.tpi.user).get(url(office), {"lapis": "tpi"}).status_code == 200
    Sheet.objects.filter(pk=sheet.pk).update(state="signed", signed_at=NOW)
    assert staff.get(url(office), {"lapis": "tpi"}).status_code == 200


def test_nobody_reads_what_is_not_there(office: Office, staff: StrictClient) -> None:
    assert staff.get(url(office), {"lapis": "tpn"}).status_code == 404
    assert staff.get(url(office), {"lapis": "x"}).status_code == 404


def test_an_assessment_is_opened_once(office: Office, client_for: SignIn) -> None:
    client = client_for(office.secretary.user)
    page = client.post(url(office, "buka/"), {"predikat": "WBK"}, follow=True).content.decode()
    assert "sudah dibuka" in page
    assert Assessment.objects.count() == 1


def test_before_it_is_opened_the_page_says_who_may_open_it(office: Office, staff: StrictClient) -> None:
    Sheet.objects.all().delete()
    Assessment.objects.all().delete()
    assert "Yang dapat membukanya" in staff.get(url(office)).content.decode()
    assert staff.get(url(office, "nilai/")).status_code == 404
    assert staff.post(url(office, "buka/"), {"predikat": "WBK"}).status_code == 403


def test_another_unit_is_not_there(office: Office, staff: StrictClient) -> None:
    other = make_unit()
    assert staff.get(LKE.format(unit=other.code, year=YEAR)).status_code == 404


def test_the_pages_cost_few_queries(office: Office, staff: StrictClient, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    answer(office)
    for path in ("", "nilai/", "jalan/"):
        with django_assert_max_num_queries(12):
            staff.get(url(office, path))
