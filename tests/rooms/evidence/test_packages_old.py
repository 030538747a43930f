"""Old packages make room; their fingerprints stay known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from bening.foundation.audit.models import AuditEvent
from bening.rooms.evidence.models import Package
from bening.rooms.evidence.models.handover import PackageState
from bening.rooms.evidence.services.packages_old import packages_remove_old
from bening.rooms.evidence.tasks import packages_remove_old_later
from tests.factories import YEAR
from tests.rooms.evidence.world import Office, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path) -> None:
    folder = {"BACKEND": settings.STORAGES["default"]["BACKEND"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": folder}


def made(office: Office, number: int, *, days_ago: int, year: int = YEAR) -> Package:
    at = timezone.now() - timedelta(days=days_ago)
    name = default_storage.save(f"paket/{number:064x}.zip", ContentFile(b"PK %d" % number))
    return Package.objects.create(
        unit=office.unit,
        year=year,
        title=f"Paket {number}",
        as_of=at,
        state=PackageState.DONE,
        stored_as=name,
        sha256=f"{number:064x}",
        created_by=office.secretary.user,
        created_at=at,
        beat_at=at,
        finished_at=at,
    )


def kept() -> list[str]:
    return list(Package.objects.exclude(stored_as="").order_by("pk").values_list("title", flat=True))


def test_the_five_newest_of_each_year_and_the_young_ones_stay(office):
    for number in range(1, 8):
        made(office, number, days_ago=100 - number)
    made(office, 8, days_ago=300, year=YEAR - 1)
    assert packages_remove_old(at=timezone.now()) == 2
    assert kept() == ["Paket 3", "Paket 4", "Paket 5", "Paket 6", "Paket 7", "Paket 8"]
    verbs = AuditEvent.objects.filter(verb="evidence.package_removed").order_by("pk")
    assert [event.data["sha256"] for event in verbs] == [f"{1:064x}", f"{2:064x}"]
    assert packages_remove_old_later.call() == 0


def test_many_young_ones_stay(office):
    for number in range(1, 9):
        made(office, number, days_ago=3)
    assert packages_remove_old(at=timezone.now()) == 0
    assert len(kept()) == 8


def test_their_bytes_go_a_day_later_and_only_those_that_no_package_names(office):
    rows = [made(office, number, days_ago=100 - number) for number in range(1, 8)]
    now = timezone.now()
    packages_remove_old(at=now)
    assert default_storage.exists(rows[0].stored_as)
    packages_remove_old(at=now + timedelta(days=2))
    there = [default_storage.exists(row.stored_as) for row in rows]
    assert there == [False, False, True, True, True, True, True]


def test_the_page_says_that_a_file_is_gone(office, client_for):
    for number in range(1, 7):
        made(office, number, days_ago=100 - number)
    packages_remove_old(at=timezone.now())
    base = f"/satker/{office.unit.code}/{YEAR}/bukti/paket/"
    client = client_for(office.secretary.user)
    page = client.get(base)
    assert page.content.decode().count("sudah dihapus untuk menghemat ruang") == 1
    assert page.content.decode().count("Unduh paket") == 5
    gone, there = Package.objects.order_by("pk").first(), Package.objects.order_by("pk").last()
    assert client.get(f"{base}{gone.pk}/unduh/").status_code == 404
    assert client.get(f"{base}{there.pk}/unduh/").status_code == 200
