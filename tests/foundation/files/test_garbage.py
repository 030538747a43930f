"""What nothing points at is taken away, and nothing else, whatever happens in which order."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bening.foundation.files import garbage, services, tasks
from bening.foundation.files.models import FileFacts, StoredFile, Upload
from bening.foundation.files.uploads import Announced, claim, upload_append, upload_discard, upload_start
from tests.factories import YEAR, make_unit, make_user

pytestmark = pytest.mark.django_db

SOON, LATER = timedelta(hours=2), timedelta(days=40)


class Person:
    """Somebody who hands in, and throws away again."""

    def __init__(self) -> None:
        self.unit, self.user, self.at = make_unit(), make_user(), timezone.now()

    def hand_in(self, content: bytes, *, small: Upload | None = None) -> Upload:
        told = Announced("a.txt", len(content), "text/plain", small=small.pk if small else None)
        upload = upload_start(unit=self.unit, year=YEAR, announced=told, by=self.user, at=self.at)
        return upload_append(upload=upload, offset=0, content=ContentFile(content), by=self.user, at=self.at)

    def discard(self, upload: Upload) -> None:
        upload_discard(upload=upload, by=self.user, at=self.at)

    def collect(self, after: timedelta = LATER) -> garbage.Collected:
        return garbage.collect(at=self.at + after)


@pytest.fixture
def ani() -> Person:
    return Person()


def stands(sha256: str) -> bool:
    return default_storage.exists(services.storage_name(sha256))


def check_nothing_is_missing() -> None:
    for file in StoredFile.objects.order_by("pk"):
        with services.open_internally(file) as stream:
            assert stream.read()


def test_a_discarded_file_goes_after_thirty_days_with_everything_made_of_it(ani):
    upload = ani.hand_in(b"tidak jadi")
    sha256 = upload.file.sha256
    default_storage.save(f"previews/{sha256}/1.webp", ContentFile(b"gambar"))
    assert FileFacts.objects.get_or_create(sha256=sha256, defaults={"read_at": ani.at})
    ani.discard(upload)
    assert ani.collect(timedelta(days=29)) == garbage.Collected(0, 0, 0, 0)
    assert stands(sha256)
    assert ani.collect() == garbage.Collected(1, 1, 1, 0)
    assert not stands(sha256)
    assert not default_storage.exists(f"previews/{sha256}/1.webp")
    assert not StoredFile.objects.exists()
    assert not FileFacts.objects.exists()
    assert not Upload.objects.exists()


def test_a_photo_and_its_original_go_together(ani):
    small = ani.hand_in(b"foto kecil")
    original = ani.hand_in(b"foto besar", small=small)
    ani.discard(Upload.objects.get(pk=small.pk))
    assert ani.collect().contents == 2
    assert not StoredFile.objects.exists()
    assert not stands(original.file.sha256)


def test_what_something_points_at_stays_whatever_became_of_its_upload(ani):
    used = ani.hand_in(b"asal")
    copy = services.store(unit=ani.unit, content=b"turunan", name="b.txt", media_type="", by=ani.user, at=ani.at)
    StoredFile.objects.filter(pk=copy.pk).update(original=used.file)
    ani.discard(used)
    assert ani.collect() == garbage.Collected(1, 0, 0, 0)
    assert StoredFile.objects.count() == 2
    check_nothing_is_missing()


def test_the_same_content_that_another_still_uses_stays(ani):
    first, second = ani.hand_in(b"sama"), ani.hand_in(b"sama")
    claim([second], by=ani.user, at=ani.at)
    ani.discard(first)
    assert ani.collect() == garbage.Collected(1, 0, 0, 0)
    check_nothing_is_missing()


def test_bytes_that_are_young_stay_though_no_row_names_them(ani):
    received = services.receive(b"sedang datang", name="a.txt", media_type="text/plain", at=ani.at)
    assert ani.collect(SOON).contents == 0
    assert stands(received.sha256)
    assert tasks.collect_garbage.call() == 0
    assert ani.collect().contents == 1


def test_bytes_collected_while_they_are_handed_in_are_kept_once_more(ani):
    received = services.receive(b"hampir", name="a.txt", media_type="text/plain", at=ani.at)
    assert ani.collect().contents == 1
    services.store(unit=ani.unit, content=received, name="a.txt", media_type="", by=ani.user, at=ani.at)
    check_nothing_is_missing()


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite locks everything; the tests' one lies in memory")
@pytest.mark.django_db(transaction=True)
def test_the_collector_waits_for_a_row_that_is_being_added(ani):
    received = services.receive(b"bersamaan", name="a.txt", media_type="text/plain", at=ani.at)
    collected: list[int] = []

    def collect() -> None:
        try:
            collected.append(ani.collect().contents)
        finally:
            connection.close()

    other = threading.Thread(target=collect)
    with transaction.atomic():
        services.store(unit=ani.unit, content=received, name="a.txt", media_type="", by=ani.user, at=ani.at)
        other.start()
        other.join(0.5)
        assert collected == []
    other.join(30)
    assert collected == [0]
    check_nothing_is_missing()


def test_what_a_killed_process_left_half_written_goes_after_a_day(ani, store):
    if store == "s3":
        assert default_storage.remove_half_written(ani.at + LATER) == 0
        return
    folder = Path(default_storage.path("ab/cd"))
    folder.mkdir(parents=True)
    (folder / ".baru-x1").write_bytes(b"separuh")
    assert ani.collect(SOON).half_written == 0
    assert ani.collect().half_written == 1
    assert not list(folder.iterdir())


def test_packages_and_other_names_are_not_contents(ani):
    default_storage.save("paket/abc.zip", ContentFile(b"paket"))
    assert ani.collect() == garbage.Collected(0, 0, 0, 0)
    assert default_storage.exists("paket/abc.zip")


STEPS = st.lists(
    st.tuples(st.sampled_from(["hand in", "discard", "claim", "use", "collect soon", "collect"]), st.integers(0, 3)),
    max_size=14,
)


@pytest.mark.parametrize("store", ["folder"], indirect=True)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_no_referenced_byte_is_ever_missing(ani, steps):
    claimed: set[int] = set()
    for what, number in steps:
        waiting = list(Upload.objects.waiting().order_by("created_at", "pk"))
        one = waiting[number % len(waiting)] if waiting else None
        if what == "hand in":
            ani.hand_in(b"isi %d" % number)
        elif what.startswith("collect"):
            ani.collect(SOON if "soon" in what else LATER)
        elif one and what == "discard":
            ani.discard(one)
        elif one and what == "claim":
            claimed.add(claim([one], by=ani.user, at=ani.at)[0].pk)
        elif one:
            StoredFile.objects.exclude(pk=one.file_id).filter(original=None).update(original=one.file)
            claimed.add(one.file_id)
        check_nothing_is_missing()
        assert set(StoredFile.objects.values_list("pk", flat=True).order_by("pk")) >= claimed & still_pointed_at()


def still_pointed_at() -> set[int]:
    """Files that were put to use or that are the original of another."""
    used = Upload.objects.filter(claimed_at__isnull=False).order_by().values_list("file_id", flat=True)
    originals = StoredFile.objects.filter(original__isnull=False).order_by().values_list("original_id", flat=True)
    return {*used, *originals}
