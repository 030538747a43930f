import re
from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.audit.models import AuditEvent
from bening.foundation.notifications.models import Notification
from bening.front.plan_dates import dates_of, late_of
from bening.front.year import by_month, chosen_month, strip
from bening.rooms.plans import api as plans
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import NOW, TODAY, make_membership, make_unit, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db


def address(view, unit):
    return reverse(view, kwargs={"unit": unit.code, "year": 2025})


@pytest.fixture
def leader(world):
    return make_membership(world.unit, Role.LEADER).user


def test_the_summary_counts_and_names_the_five_latest(client_for, world, leader):
    world.put(2, State.DONE)
    world.put(3, State.SUBMITTED)
    page = client_for(leader).get(address("unit_summary", world.unit)).content.decode()

    assert "1 dari 12 pekerjaan" in page
    assert "<b>3</b> terlambat" in page
    assert "<b>1</b> menunggu pemeriksaan" in page
    assert page.count('name="pekerjaan"') == 3
    assert "Manajemen Perubahan" in page


def test_more_than_five_late_ones_lead_to_the_plan(client_for, leader, world):
    late = date(2025, 5, 31)
    for month in (6, 7, 8):
        world.put(month, State.IN_PROGRESS, due=late)
    page = client_for(leader).get(address("unit_summary", world.unit)).content.decode()

    assert page.count('name="pekerjaan"') == 5
    assert "Lihat semua 8 yang terlambat" in page


def test_a_unit_without_a_plan_says_what_to_do(client_for):
    unit = make_unit()
    leader = make_membership(unit, Role.LEADER).user
    client = client_for(leader)

    assert "Belum ada rencana aksi" in client.get(address("unit_summary", unit)).content.decode()
    assert "Belum ada jatuh tempo" in client.get(address("unit_calendar", unit)).content.decode()


def test_a_whatsapp_message_is_prepared_for_the_leader_to_send_herself(client_for, world, leader):
    page = client_for(leader).get(address("unit_summary", world.unit)).content.decode()
    link = re.search(r'https://wa\.me/6281234567890\?text=[^"]+', page)

    assert link
    assert "31%20Januari%202025" in link.group()


def test_one_tap_reminds_the_owner_and_leaves_a_trace(client_for, world, leader, django_capture_on_commit_callbacks):
    occurrence = world.occurrence(1)
    with django_capture_on_commit_callbacks(execute=True):
        page = client_for(leader).post(address("unit_remind", world.unit), {"pekerjaan": occurrence.pk}, follow=True)
    told = Notification.objects.get(user=world.worker)

    assert "Rina Pelaksana diingatkan tentang butir I.1.1" in page.content.decode()
    assert "terlambat 136 hari" in told.text
    assert told.url.endswith(f"?masa={occurrence.pk}")
    assert AuditEvent.objects.get().data["owner"] == "Rina Pelaksana"


def test_nobody_is_reminded_twice_on_one_day(client_for, world, leader, django_capture_on_commit_callbacks):
    client, data = client_for(leader), {"pekerjaan": world.occurrence(1).pk}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("unit_remind", world.unit), data)
    page = client.post(address("unit_remind", world.unit), data, follow=True).content.decode()

    assert "sudah diingatkan hari ini" in page
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("number", ["0", "abc", ""])
def test_what_is_not_late_is_no_reason_to_remind(client_for, world, leader, number):
    page = client_for(leader).post(address("unit_remind", world.unit), {"pekerjaan": number}, follow=True)

    assert "tidak terlambat lagi" in page.content.decode()


def test_work_without_an_owner_is_given_to_somebody_first(client_for, world, leader):
    world.plan.items.update(owner=None)
    client = client_for(leader)

    assert "Tunjuk orang" in client.get(address("unit_summary", world.unit)).content.decode()
    page = client.post(address("unit_remind", world.unit), {"pekerjaan": world.occurrence(1).pk}, follow=True)
    assert "belum punya penanggung jawab" in page.content.decode()


def test_another_units_work_cannot_be_reminded_of(client_for, world, leader):
    other = make_world(unit=make_unit(), items=1)
    page = client_for(leader).post(
        address("unit_remind", world.unit), {"pekerjaan": other.occurrence(1).pk}, follow=True
    )

    assert "tidak terlambat lagi" in page.content.decode()
    assert not Notification.objects.exists()


def test_staff_may_look_but_not_remind(client_for, world):
    client = client_for(world.worker)
    page = client.get(address("unit_summary", world.unit)).content.decode()

    assert 'name="pekerjaan"' not in page
    assert client.post(address("unit_remind", world.unit), {"pekerjaan": "1"}).status_code == 403


def test_strangers_find_no_such_unit(client_for, world):
    client = client_for(make_user())

    assert client.get(address("unit_summary", world.unit)).status_code == 404
    assert client.get(address("unit_calendar", world.unit)).status_code == 404


def test_the_calendar_shows_the_present_month_and_on_demand_the_year(client_for, world):
    client, url = client_for(world.worker), address("unit_calendar", world.unit)
    june, year = client.get(url).content.decode(), client.get(url, {"bulan": "semua"}).content.decode()

    assert "Indikator I.1.6" in june
    assert "Indikator I.1.7" not in june
    assert "Indikator I.1.1<" in year
    assert "Indikator I.1.12" in year


def test_an_empty_month_says_so(client_for, world):
    world.occurrence(6).delete()
    page = client_for(world.worker).get(address("unit_calendar", world.unit)).content.decode()

    assert "Tidak ada jatuh tempo pada Juni 2025" in page


@pytest.mark.parametrize("view", ["unit_summary", "unit_calendar"])
def test_one_due_date_or_many_cost_the_same(client_for, django_assert_max_num_queries, view):
    for items in (1, 60):
        world = make_world(unit=make_unit(), items=items)
        client = client_for(world.worker)
        client.get(address(view, world.unit))
        with django_assert_max_num_queries(12):
            client.get(address(view, world.unit))


def test_the_due_dates_are_marked_as_the_plan_marks_them(world):
    world.put(1, State.DONE)
    world.put(2, State.CANCELLED)
    world.put(3, State.SUBMITTED)
    world.put(4, State.RETURNED)
    world.put(7, State.RETURNED)
    world.put(8, State.IN_PROGRESS)
    world.put(9, State.IN_PROGRESS, due=date(2025, 6, 23))
    mine = Counter((row.month, row.kind) for row in dates_of(world.plan, TODAY))
    theirs = {
        (month, kind): count
        for month, kinds in plans.overview(world.plan, TODAY).months.items()
        for kind, count in kinds.items()
    }

    assert mine == theirs
    assert [row.code for row in late_of(world.plan, TODAY)] == ["I.1.4", "I.1.5"]


def test_a_due_date_that_was_taken_out_is_nowhere(world):
    row = world.occurrence(1)
    row.removed_at = NOW
    row.save()

    assert "I.1.1" not in [row.code for row in (*dates_of(world.plan, TODAY), *late_of(world.plan, TODAY))]


def test_the_owner_of_a_single_due_date_goes_before_the_items(world):
    row = world.occurrence(1)
    row.owner = world.coordinator
    row.save()

    assert late_of(world.plan, TODAY)[0].owner_name == "Budi Koordinator"


@pytest.mark.parametrize(
    ("wanted", "year", "month"),
    [("", 2025, 6), ("", 2024, 1), ("semua", 2025, 0), ("3", 2025, 3), ("13", 2025, 6), ("x", 2025, 6)],
)
def test_the_month_of_the_address(wanted, year, month):
    assert chosen_month(wanted, year, TODAY) == month


def test_a_return_moves_the_day_but_not_the_month(world):
    row = world.put(12, State.RETURNED)
    row.fix_by = date(2026, 1, 9)
    row.save()
    (name, rows) = by_month(dates_of(world.plan, TODAY))[-1]

    assert name == "Desember"
    assert rows[0].due == date(2026, 1, 9)
    assert [row.code for row in dates_of(world.plan, TODAY, month=12)] == ["I.1.12"]


def test_the_strip_links_every_month(world):
    months = strip(plans.overview(world.plan, TODAY).months)

    assert [month.total for month in months] == [1] * 12
    assert months[2].url == "?bulan=3"
