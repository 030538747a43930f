import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import make_membership, make_unit, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db
HOME = reverse("home")


def test_tasks_stand_in_the_order_of_what_holds_up_the_result(client_for, world):
    for month in (1, 2, 3):
        world.put(month, State.DONE)
    world.put(6, State.RETURNED)
    world.put(7, State.IN_PROGRESS, due=world.occurrence(7).due.replace(month=6, day=20))
    page = client_for(world.worker).get(HOME).content.decode()

    headings = ["Terlambat", "Dikembalikan, perlu diperbaiki", "Jatuh tempo dalam 7 hari", "Berikutnya"]
    places = [page.index(f"<h2>{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert "<b>2</b> terlambat" in page


def test_each_task_has_one_next_action(client_for, world):
    page = client_for(world.worker).get(HOME).content.decode()

    assert page.count("Mulai kerjakan") == 12
    assert f"/satker/kerinci/2025/rencana/butir/I.1.1/?masa={world.occurrence(1).pk}" in page


def test_a_reviewer_sees_what_waits_for_her_and_from_whom(client_for, world):
    world.put(6, State.SUBMITTED)
    page = client_for(world.coordinator).get(HOME).content.decode()

    assert "Menunggu pemeriksaan Anda" in page
    assert "Diserahkan oleh Rina Pelaksana" in page


def test_with_nothing_to_do_the_page_says_what_happens_next(client_for, world):
    page = client_for(world.coordinator).get(HOME).content.decode()

    assert "Tidak ada tugas untuk Anda sekarang" in page
    assert "Anda diberi tahu" in page


def test_who_works_in_two_units_may_choose_one(client_for, world):
    other = make_world(unit=make_unit("bungo", name="KPU Kabupaten Bungo"), items=1)
    make_membership(other.unit, Role.STAFF, user=world.worker)
    other.plan.items.update(owner=world.worker)
    client = client_for(world.worker)

    assert "KPU Kabupaten Bungo 2025" in client.get(HOME).content.decode()
    chosen = client.get(HOME, {"satker": "bungo-2025"}).content.decode()
    assert chosen.count("Mulai kerjakan") == 1


def test_who_only_supervises_goes_to_the_units_below(client_for):
    membership = make_membership(make_unit(), Role.SUPERVISOR)

    assert client_for(membership.user).get(HOME).url == reverse("supervision")


def test_a_system_administrator_with_no_role_sees_the_first_steps(client_for):
    page = client_for(make_user(is_system_admin=True)).get(HOME).content.decode()

    assert "Pilih satuan kerja dan bentuk timnya" in page
    assert reverse("system:units") in page


def test_who_has_no_role_yet_is_told_whom_to_ask(client_for):
    assert "Minta administrator satuan kerja" in client_for(make_user()).get(HOME).content.decode()


def test_strangers_are_sent_to_the_sign_in(client):
    assert client.get(HOME).url.startswith(reverse("account_login"))


def test_one_task_or_many_cost_the_same(client_for, django_assert_max_num_queries):
    small, large = make_world(unit=make_unit(), items=1), make_world(unit=make_unit(), items=36)
    for world in (small, large):
        client = client_for(world.worker)
        client.get(HOME)
        with django_assert_max_num_queries(11):
            client.get(HOME)


def test_a_long_list_comes_in_pages(client_for):
    large = make_world(items=50)
    page = client_for(large.worker).get(HOME, {"hal": 2}).content.decode()

    assert page.count("Mulai kerjakan") == 10


@pytest.mark.django_db
def test_an_endless_year_in_the_address_names_no_unit(client_for):
    user = make_membership(make_unit("kantor"), Role.STAFF).user

    assert client_for(user).get(f"/?satker=kantor-{'9' * 5000}").status_code == 200
