"""What is there and what is missing, as the secretary reads it before the assessors come."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from bening.rooms.evidence.selectors.gaps import flagged, gaps
from bening.rooms.evidence.services.review import evidence_accept
from tests.factories import NOW, TODAY, YEAR
from tests.rooms.evidence.world import Office, get_item, make_evidence, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def accepted(office: Office, code: str):
    evidence = make_evidence(office.staff, get_item(office.plan, code), title=f"SK {code}", submit=True)
    return evidence_accept(by=office.coordinator, at=NOW, evidence=evidence, number=1)


def test_sums_go_from_items_to_components_areas_and_the_plan(office):
    accepted(office, "I.1.1")
    found = gaps(office.unit, YEAR, TODAY)

    assert (found.total.year.accepted, found.total.year.wanted) == (1, 4)
    assert [(group.year.accepted, group.year.wanted) for group in found.areas] == [(1, 2), (0, 2)]
    assert [group.title for group in found.components] == ["I.1 Tim Kerja", "II.1 Tim Kerja"]


def test_only_what_was_due_is_behind(office):
    accepted(office, "I.1.1")
    march = gaps(office.unit, YEAR, date(2025, 2, 28))

    assert march.total.so_far.wanted == 2
    assert [gap.item.code for gap in march.total.behind] == ["I.1.2"]
    assert march.total.behind[0].so_far.missing == 1
    assert gaps(office.unit, YEAR, date(2025, 1, 1)).total.so_far.wanted == 0


def test_one_area_alone(office):
    assert [group.title for group in gaps(office.unit, YEAR, TODAY, area="PT").areas] == ["Penataan Tatalaksana"]


def test_what_does_not_fit_is_listed_once_and_not_refused(office):
    evidence = make_evidence(office.staff, office.item, evidence_date=date(2024, 5, 1), submit=True)
    found = flagged(office.unit, YEAR)

    assert [entry.evidence for entry in found] == [evidence.pk]
    assert {finding.code for finding in found[0].findings} == {"before_year", "outside_period"}
    assert flagged(office.unit, YEAR, area="PT") == []


def test_the_page_says_it_in_words(client_for, office):
    make_evidence(office.staff, office.item, evidence_date=date(2024, 5, 1), submit=True)
    url = reverse("evidence:gaps", kwargs={"unit": office.unit.code, "year": YEAR})
    with time_machine.travel(NOW, tick=False):
        page = client_for(office.secretary.user).get(url).content.decode()
        narrow = client_for(office.secretary.user).get(f"{url}?area=PT").content.decode()

    assert "Sudah jatuh tempo, belum lengkap" in page
    assert "sebelum tahun rencana 2025" in page
    assert "Tanggal, masa, dan tanda tangan semua bukti cocok" in narrow


def test_without_a_plan_the_page_says_what_comes_first(client_for, office):
    url = reverse("evidence:gaps", kwargs={"unit": office.unit.code, "year": YEAR})
    office.plan.items.update(removed_at=NOW)

    assert "Belum ada yang diminta" in client_for(office.secretary.user).get(url).content.decode()


def test_the_x_ray_of_the_plan_tells_of_evidence_too(client_for, office):
    make_evidence(office.staff, office.item, evidence_date=date(2024, 5, 1), submit=True)
    url = reverse("plans:xray", kwargs={"unit": office.unit.code, "year": YEAR})
    page = client_for(office.secretary.user).get(url).content.decode()

    assert "Bukti “SK Tim Kerja”: Tanggalnya tahun 2024, sebelum tahun rencana 2025." in page
