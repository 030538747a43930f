"""The pages *Kalender kerja* and *Batas waktu*."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.deadlines.enums import DayKind
from bening.foundation.deadlines.models import DeadlineRule, Holiday
from bening.foundation.deadlines.services.shipping import reference_copy
from tests.factories import NOW, YEAR, make_membership, make_unit, make_user
from tests.foundation.deadlines.cases import make_rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]


@pytest.fixture
def unit():
    reference_copy(at=NOW)
    return make_unit("kerinci", name="KPU Kabupaten Kerinci")


@pytest.fixture
def secretary(unit, client_for):
    return client_for(make_membership(unit, Role.SECRETARY).user)


def url(name: str, **kwargs: object) -> str:
    return reverse(f"deadlines:{name}", kwargs={"unit": "kerinci", "year": YEAR, **kwargs})


def text_of(response) -> str:
    return response.content.decode()


ADDED = {"date": "10 November 2025", "name": "Hari jadi Kerinci", "kind": "local", "legal_basis": "SE Bupati 5/2025"}


def test_the_year_and_its_days_can_be_read(secretary) -> None:
    page = text_of(secretary.get(url("calendar")))
    assert "<b>237</b> hari kerja" in page
    assert "<b>17</b> libur nasional" in page
    assert "<b>11</b> cuti bersama" in page
    assert '<span class="day day--joint_leave" title="Cuti bersama Proklamasi Kemerdekaan">18<sup' in page
    assert 'aria-current="date">16' in page
    assert "Nomor 933 Tahun 2025" in page


@pytest.mark.parametrize(
    ("year", "told"), [("2027", "Kalender ini perkiraan"), ("2028", "Libur nasional tahun ini belum dimuat")]
)
def test_what_is_not_certain_is_said(secretary, year: str, told: str) -> None:
    assert told in text_of(secretary.get(url("calendar"), {"tahun": year}))


@pytest.mark.parametrize("year", ["1", "9999", "99999999999999999"])
def test_a_year_far_away_does_not_exist(secretary, year: str) -> None:
    assert secretary.get(url("calendar"), {"tahun": year}).status_code == 404


def test_before_anything_was_loaded_the_pages_say_so(client_for) -> None:
    make_unit("kerinci")
    client = client_for(make_membership(make_unit_of("kerinci"), Role.STAFF).user)
    assert "Belum ada hari yang tercatat" in text_of(client.get(url("calendar")))
    assert "Aturan batas waktu belum dimuat" in text_of(client.get(url("rules")))
    assert client.get(url("rule", key="dumas.putus")).status_code == 404


def make_unit_of(code: str):
    from bening.foundation.units.models import Unit

    return Unit.objects.get(code=code)


def test_a_day_is_added_taken_out_and_put_back(secretary) -> None:
    response = secretary.post(url("holiday_add"), ADDED, follow=True)
    assert "Hari jadi Kerinci ditambahkan." in text_of(response)
    day = Holiday.objects.get(unit__code="kerinci")
    assert (day.date, day.kind) == (date(2025, 11, 10), DayKind.LOCAL)
    assert secretary.get(url("holiday_remove", pk=day.pk)).status_code == 200
    refused = secretary.post(url("holiday_remove", pk=day.pk), {"reason": ""})
    assert (refused.status_code, "Alasan belum diisi" in text_of(refused)) == (422, True)
    page = text_of(secretary.post(url("holiday_remove", pk=day.pk), {"reason": "Salah tanggal"}, follow=True))
    assert "Hari yang dihapus" in page
    assert "Salah tanggal" in page
    again = secretary.post(url("holiday_remove", pk=day.pk), {"reason": "x"})
    assert (again.status_code, "sudah dihapus" in text_of(again)) == (422, True)
    assert "dikembalikan ke kalender" in text_of(secretary.post(url("holiday_restore", pk=day.pk), follow=True))
    assert "masih ada di kalender" in text_of(secretary.post(url("holiday_restore", pk=day.pk), follow=True))


def test_a_day_that_stands_there_already_keeps_what_was_typed(secretary) -> None:
    secretary.post(url("holiday_add"), ADDED)
    response = secretary.post(url("holiday_add"), ADDED | {"name": "Nama lain"})
    assert response.status_code == 422
    assert "sudah tercatat sebagai “Hari jadi Kerinci”" in text_of(response)
    assert 'value="Nama lain"' in text_of(response)


def test_what_holds_everywhere_belongs_to_system_administrators(unit, secretary, client_for) -> None:
    shipped = Holiday.objects.get(date=date(2025, 8, 18))
    refused = secretary.post(url("holiday_remove", pk=shipped.pk), {"reason": "x"})
    assert (refused.status_code, "Hanya administrator sistem" in text_of(refused)) == (422, True)
    assert url("holiday_remove", pk=shipped.pk) not in text_of(secretary.get(url("calendar")))
    secretary.post(url("holiday_add"), ADDED | {"everywhere": "on"})
    assert not Holiday.objects.filter(unit=None, name="Hari jadi Kerinci").exists()
    chief = client_for(make_membership(unit, Role.ADMIN, user=make_user("Admin", is_system_admin=True)).user)
    chief.post(url("holiday_add"), ADDED | {"everywhere": "on", "date": "11 November 2025"})
    assert Holiday.objects.filter(unit=None, name="Hari jadi Kerinci").exists()
    chief.post(url("holiday_remove", pk=shipped.pk), {"reason": "Dibatalkan"})
    shipped.refresh_from_db()
    assert shipped.removed_reason == "Dibatalkan"


def test_who_only_works_there_reads_and_changes_nothing(unit, client_for) -> None:
    client = client_for(make_membership(unit, Role.STAFF).user)
    page = text_of(client.get(url("calendar")))
    assert "Tambah hari" not in page
    assert client.get(url("holiday_add")).status_code == 403


def typed_in(form) -> dict[str, object]:
    """What a browser sends when nothing is changed."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def test_the_rules_of_today_say_how_well_they_are_known(secretary) -> None:
    page = text_of(secretary.get(url("rules")))
    for words in ("30 hari kerja", "14 hari kalender", "72 jam", "setiap 31 Desember", "Belum diperiksa"):
        assert words in page
    assert page.index("<h2>Benturan kepentingan</h2>") < page.index("<h2>Gratifikasi</h2>")


def test_an_office_edits_a_rule_and_the_shipped_version_stays_to_be_read(secretary) -> None:
    shipped = DeadlineRule.objects.get(key="coi.atasan_putus")
    assert "Aturan ini belum diperiksa" in text_of(secretary.get(url("rule", key=shipped.key)))
    form = secretary.get(url("rule_edit", pk=shipped.pk)).context["form"]
    typed = typed_in(form) | {
        "amount": "5", "standing": "verified", "clause": "Keputusan KPU 1/2026", "reason": "Dibaca di lampiran",
    }  # fmt: skip
    nothing = secretary.post(url("rule_edit", pk=shipped.pk), typed | {"reason": ""})
    assert (nothing.status_code, "Alasan perubahan belum diisi" in text_of(nothing)) == (422, True)
    refused = secretary.post(url("rule_edit", pk=shipped.pk), typed | {"amount": "0"})
    assert (refused.status_code, "antara 1 dan" in text_of(refused)) == (422, True)
    page = text_of(secretary.post(url("rule_edit", pk=shipped.pk), typed, follow=True))
    assert page.index("5 hari kerja") < page.index("7 hari kerja")
    assert "Dibaca di lampiran" in page
    assert "Aturan ini belum diperiksa" not in page
    assert "Ditetapkan KPU Kabupaten Kerinci" in text_of(secretary.get(url("rules")))


def test_a_fixed_date_is_edited_as_a_date(secretary) -> None:
    rule = DeadlineRule.objects.get(key="coi.daftar_berkala")
    form = secretary.get(url("rule_edit", pk=rule.pk)).context["form"]
    assert "amount" not in form.fields
    typed = typed_in(form) | {"month": "1", "reason": "Lebih awal"}
    secretary.post(url("rule_edit", pk=rule.pk), typed)
    assert "setiap 31 Januari" in text_of(secretary.get(url("rule", key=rule.key)))


def test_both_periods_of_a_rule_are_shown_that_of_today_first(secretary) -> None:
    page = text_of(secretary.get(url("rule", key="grat.lengkapi")))
    assert page.index("sampai 19 Januari 2026") < page.index("sejak 20 Januari 2026")


def test_a_rule_that_does_not_hold_today_is_said_to(secretary) -> None:
    make_rule("trial.old", valid_to=date(2020, 1, 1), extension_amount=0, extension_times=0)
    assert "Tidak ada aturan yang berlaku hari ini" in text_of(secretary.get(url("rule", key="trial.old")))


@pytest.mark.parametrize("name", ["calendar", "rules"])
def test_pages_ask_the_same_for_more_rows(unit, client_for, name: str) -> None:
    user = make_membership(unit, Role.SECRETARY).user

    def questions() -> int:
        client = client_for(user)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(name)).status_code == 200
        return len(captured)

    few = questions()
    for number in range(1, 28):
        Holiday.objects.create(
            date=date(2025, 2, number), name="Hari", kind="local", legal_basis="SE", unit=unit, added_by=make_user(),
            added_at=NOW,
        )  # fmt: skip
        make_rule(f"trial.{number}", unit=unit, reason="SOP", created_by=user)
    assert questions() == few <= 12
