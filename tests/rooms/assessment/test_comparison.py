"""One unit over layers and years."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors.comparison import columns
from tests.factories import YEAR
from tests.rooms.assessment.many import add_assessments
from tests.rooms.assessment.world import Office, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def address(office: Office) -> str:
    return reverse("assessment:comparison", args=[office.unit.code, YEAR])


def earlier(office: Office, year: int = YEAR - 1) -> None:
    """A filling of the year before: the unit's with 60 points, the TPI's with 55."""
    (past,) = add_assessments([office.unit], by=office.secretary.user, year=year)
    for layer, total in ((Layer.UNIT, "60"), (Layer.TPI, "55")):
        Sheet.objects.filter(assessment=past, layer=layer).update(total=total, areas={"MP": "40.5", "PW": "100"})
    Sheet.objects.filter(assessment=office.assessment).update(total="74.999", areas={"MP": "59.96", "PW": "90"})


def test_a_single_filling_is_drawn_against_the_minima(client_for, office):
    page = client_for(office.staff.user).get(address(office)).content.decode()

    assert "baru ada satu lembar" in page
    assert "radar__least" in page
    assert "radar__now" in page
    assert "radar__before" not in page
    assert "Sejak" not in page


def test_years_and_layers_stand_side_by_side_with_the_change(client_for, office):
    earlier(office)
    page = " ".join(client_for(office.staff.user).get(address(office)).content.decode().split())

    assert "3 lembar dari tahun ke tahun" in page
    for words in (f"{YEAR - 1} Satuan kerja", f"{YEAR - 1} TPI", f"{YEAR} Satuan kerja", "radar__before"):
        assert words in page
    assert f"Sejak {YEAR - 1} Satuan kerja" in page, "the same layer of the year before"
    assert "59%" in page, "cut, not rounded up to the minimum"
    assert "+19,5" in page
    assert "-10" in page or "−10" in page
    assert "<b>74,99</b>" in page
    assert "Nilai dari tahun ke tahun" in page


def test_an_unsigned_judgement_is_for_those_who_make_it(office):
    earlier(office)
    Sheet.objects.filter(layer=Layer.TPI).update(state="open", signed_at=None)

    assert [row.layer for row in columns(office.staff, office.assessment)] == [Layer.UNIT, Layer.UNIT]
    assert [row.layer for row in columns(office.tpi, office.assessment)] == [Layer.UNIT, Layer.TPI, Layer.UNIT]


def test_the_number_of_queries_does_not_grow_with_the_years(office, django_assert_num_queries):
    for year in range(YEAR - 5, YEAR):
        add_assessments([office.unit], by=office.secretary.user, year=year)
    with django_assert_num_queries(2):
        found = columns(office.staff, office.assessment)

    assert {row.year for row in found} == set(range(YEAR - 3, YEAR + 1)), "this year and the three before it"


def test_without_an_lke_there_is_nothing_to_compare(client_for, office):
    assert (
        client_for(office.staff.user).get(f"/satker/{office.unit.code}/{YEAR + 1}/lke/perbandingan/").status_code == 404
    )
