import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.front import navigation
from tests.factories import make_membership, make_unit, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db
SUFFIXES = {".css", ".js", ".svg"}
BUILT = Path(settings.STATICFILES_DIRS[0]) / "built"


def test_every_line_of_the_menu_leads_somewhere(world):
    for place in (*navigation.FIRST, *navigation.SUPERVISION, *navigation.FOR_SYSTEM_ADMIN, *navigation.LAST):
        assert reverse(place.view)
    for line in navigation.IN_UNIT:
        assert reverse(line.place.view, kwargs={"unit": world.unit.code, "year": 2025})


def menu_of(client, url="/glosarium/"):
    page = client.get(url)
    return [item.label for item in page.context["nav"]], [item.label for item in page.context["nav"] if item.current]


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        (Role.STAFF, {"Tugas saya", "Ringkasan", "Rencana aksi", "Tim"}, {"Pengawasan", "Pengaturan", "Jejak audit"}),
        (Role.SECRETARY, {"Tugas saya", "Pengaturan", "Jejak audit"}, {"Pengawasan", "Pengguna"}),
        (Role.SUPERVISOR, {"Pengawasan", "Rencana aksi"}, {"Tugas saya", "Pengaturan"}),
    ],
)
def test_the_menu_shows_what_the_role_may(client_for, role, there, absent):
    labels, _ = menu_of(client_for(make_membership(make_unit(), role).user))

    assert there <= set(labels)
    assert not absent & set(labels)


def test_the_menu_of_a_system_administrator(client_for):
    labels, _ = menu_of(client_for(make_user(is_system_admin=True)))

    assert labels == ["Tugas saya", "Daftar satuan kerja", "Pengguna", "Angka dan sumber", "Cara memakai", "Glosarium"]


def test_the_place_where_one_is_is_marked(client_for, world):
    client = client_for(world.worker)

    assert menu_of(client)[1] == ["Glosarium"]
    assert menu_of(client, reverse("unit_calendar", args=["kerinci", 2025]))[1] == ["Kalender"]


def test_the_bottom_bar_of_a_phone_has_room_for_four(client_for, world):
    make_membership(world.unit, Role.SUPERVISOR, user=world.worker)
    page = client_for(world.worker).get("/glosarium/")

    assert sum(item.primary for item in page.context["nav"]) <= 4


def test_who_works_in_several_places_may_switch(client_for, world):
    make_membership(make_unit("bungo", name="KPU Kabupaten Bungo"), Role.STAFF, user=world.worker, year=2024)
    shell = client_for(world.worker).get("/glosarium/").context["shell"]

    assert shell.scope_label == "KPU Kabupaten Kerinci · 2025"
    assert [item.label for item in shell.scopes] == ["KPU Kabupaten Kerinci · 2025", "KPU Kabupaten Bungo · 2024"]
    assert [item.current for item in shell.scopes] == [True, False]


def test_strangers_get_no_menu_but_a_way_to_sign_in(client):
    page = client.get("/glosarium/")

    assert not page.context["nav"]
    assert page.context["shell"].login_url == reverse("account_login")


def test_an_answer_without_the_frame_asks_nothing_for_it(client_for, world, django_assert_max_num_queries):
    client = client_for(world.worker)
    client.get(reverse("status"))  # the first answer of a process also looks at the migrations
    with django_assert_max_num_queries(2):
        client.get(reverse("status"))


def test_the_first_view_of_home_weighs_at_most_100_kib(client_for):
    world = make_world(items=40)
    page = client_for(world.worker).get(reverse("home"))
    built = [path for path in BUILT.iterdir() if path.suffix in SUFFIXES]
    htmx = Path(finders.find("django_htmx/htmx-2.min.js"))
    parts = [page.content, *(path.read_bytes() for path in [*built, htmx])]

    assert len(gzip.compress(page.content)) <= 25 * 1024
    assert sum(len(gzip.compress(part)) for part in parts) <= 100 * 1024
