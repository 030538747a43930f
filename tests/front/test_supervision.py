import gzip
from datetime import date

import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.units.enums import UnitKind
from bening.front.supervision import percent
from bening.rooms.plans.api import Counts
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import make_membership, make_unit, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db
PAGE = reverse("supervision")


@pytest.fixture
def province(db):
    centre = make_unit("pusat", name="KPU RI", kind=UnitKind.CENTRE)
    return make_unit("15", name="KPU Provinsi Jambi", parent=centre, kind=UnitKind.PROVINCE)


@pytest.fixture
def kerinci(province):
    return make_world(unit=make_unit("kerinci", name="KPU Kabupaten Kerinci", parent=province))


@pytest.fixture
def supervisor(province):
    return make_membership(province, Role.SUPERVISOR).user


def test_units_stand_side_by_side_with_their_figures(client_for, kerinci, supervisor):
    kerinci.put(1, State.DONE)
    kerinci.put(2, State.DONE)
    kerinci.put(3, State.SUBMITTED)
    page = " ".join(client_for(supervisor).get(PAGE).content.decode().split())

    assert "1 dari 2 satuan kerja punya rencana. 2 pekerjaan terlambat, 1 menunggu pemeriksaan." in page
    assert "<b>17%</b>" in page
    assert "Belum ada rencana" in page
    assert reverse("unit_summary", args=["kerinci", 2025]) in page


def test_only_units_below_are_seen(client_for, kerinci, supervisor):
    make_unit("lain", name="KPU Kabupaten Lain")

    assert "KPU Kabupaten Lain" not in client_for(supervisor).get(PAGE).content.decode()


def test_who_supervises_nobody_finds_no_such_page(client_for, kerinci):
    assert client_for(kerinci.worker).get(PAGE).status_code == 404
    assert client_for(make_user()).get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"q": "kerinci"}, {"Kerinci"}),
        ({"q": "kabupaten bungo"}, {"Bungo"}),
        ({"jenis": "province"}, {"Provinsi Jambi"}),
        ({"provinsi": "15", "jenis": "regency"}, {"Kerinci", "Bungo"}),
        ({"hanya": "terlambat"}, {"Kerinci"}),
        ({"hanya": "tanpa-rencana"}, {"Bungo", "Provinsi Jambi"}),
        ({"jenis": "ngawur"}, {"Kerinci", "Bungo", "Provinsi Jambi"}),
        ({"q": "tidak ada"}, set()),
    ],
)
def test_the_filters_narrow_the_list(client_for, province, kerinci, supervisor, query, shown):
    make_unit("bungo", name="KPU Kabupaten Bungo", parent=province)
    page = client_for(supervisor).get(PAGE, query).content.decode()
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]

    assert {name for name in ("Kerinci", "Bungo", "Provinsi Jambi") if name in rows} == shown
    assert ("Tidak ada satuan kerja yang cocok" in page) == (not shown)


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("nama", "Bungo"),
        ("-nama", "Provinsi"),
        ("-terlambat", "Kerinci"),
        ("-kemajuan", "Bungo"),
        ("ngawur", "Kerinci"),
    ],
)
def test_the_columns_sort(client_for, province, kerinci, supervisor, sort, first):
    bungo = make_world(unit=make_unit("bungo", name="KPU Kabupaten Bungo", parent=province), items=1)
    bungo.put(1, State.DONE)
    rows = client_for(supervisor).get(PAGE, {"urut": sort}).content.decode().partition("<tbody>")[2]

    assert first in rows.partition("</tr>")[0]


def test_the_year_is_chosen_among_those_of_the_supervision(client_for, province, kerinci, supervisor):
    make_membership(province, Role.SUPERVISOR, user=supervisor, year=2024)
    client = client_for(supervisor)

    assert "Pengawasan 2025" in client.get(PAGE).content.decode()
    assert "Pengawasan 2024" in client.get(PAGE, {"tahun": "2024"}).content.decode()
    assert "Pengawasan 2025" in client.get(PAGE, {"tahun": "1999"}).content.decode()


def test_the_whole_country_fits_in_twelve_queries_and_25_kib(client_for, django_assert_max_num_queries):
    centre = make_unit("pusat", name="KPU RI", kind=UnitKind.CENTRE)
    provinces = [make_unit(f"p{number}", parent=centre, kind=UnitKind.PROVINCE) for number in range(38)]
    for number in range(514):
        make_unit(f"k{number}", name=f"KPU Kabupaten Nomor {number}", parent=provinces[number % 38])
    world = make_world(unit=make_unit("kerinci", name="KPU Kabupaten Kerinci", parent=provinces[0]))
    world.put(1, State.DONE)
    client = client_for(make_membership(centre, Role.INSPECTORATE).user)
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        page = client.get(PAGE)

    assert "554" in page.content.decode()
    assert len(gzip.compress(page.content, 6)) <= 25 * 1024


def test_a_pinned_unit_leads_the_menu_until_it_is_let_go(client_for, province, kerinci, supervisor):
    client = client_for(supervisor)
    page = client.post(reverse("focus_set", args=["kerinci", 2025]), follow=True).content.decode()

    assert "Fokus pada KPU Kabupaten Kerinci" in page
    assert "Lepas fokus" in client.get(PAGE).content.decode()
    assert "/satker/kerinci/2025/rencana/" in client.get(reverse("glossary")).content.decode()
    page = client.post(reverse("focus_clear"), follow=True).content.decode()
    assert "Lepas fokus" not in page
    assert "/satker/15/2025/rencana/" in client.get(reverse("glossary")).content.decode()


def test_only_a_unit_within_reach_can_be_pinned(client_for, kerinci, supervisor):
    make_unit("lain")
    client = client_for(supervisor)

    assert client.post(reverse("focus_set", args=["lain", 2025])).status_code == 404
    assert client.post(reverse("focus_set", args=["tidak-ada", 2025])).status_code == 404
    assert client.get(reverse("focus_set", args=["kerinci", 2025])).status_code == 405


def test_a_pin_ends_with_the_role(client_for, kerinci, supervisor):
    client = client_for(supervisor)
    client.post(reverse("focus_set", args=["kerinci", 2025]))
    supervisor.memberships.update(ended_at=date(2025, 6, 1).isoformat() + "T00:00:00Z")

    assert "Lepas fokus" not in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    ("done", "counted", "shown"), [(0, 0, None), (0, 3, 0), (53, 89, 60), (1, 200, 1), (399, 400, 99), (400, 400, 100)]
)
def test_a_hundred_per_cent_means_all(done, counted, shown):
    assert percent(Counts(counted=counted, done=done)) == shown
