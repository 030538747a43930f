"""Files that are given to nobody: a page for who looks after them, and a word to who handed them in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.audit.models import AuditEvent
from bening.foundation.files import services
from bening.foundation.files.enums import FileState, Scan
from bening.foundation.files.examination import Verdict
from bening.foundation.files.models import StoredFile
from bening.foundation.notifications.models import Notification
from tests.factories import NOW, YEAR, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("store", ["folder"], indirect=True)]
INFECTED = Verdict(FileState.QUARANTINED, "text/plain", "Pemindai menemukan virus.", Scan.INFECTED, NOW)


@pytest.fixture
def rizal(sender, ani):
    """The unit's administrator."""
    return sender(ani.unit, Role.ADMIN)


def kept(ani, state: FileState, reason: str = "") -> StoredFile:
    content = f"Undangan {StoredFile.objects.count()}".encode()
    file = services.store(
        unit=ani.unit, content=content, name="undangan.txt", media_type="text/plain", by=ani.user, at=NOW
    )
    StoredFile.objects.filter(pk=file.pk).update(state=state, state_reason=reason)
    file.refresh_from_db()
    return file


def url(person, name: str = "held") -> str:
    return reverse(f"files:{name}", kwargs={"unit": person.unit.code, "year": YEAR})


def examined(person, file: StoredFile | str):
    number = file.pk if isinstance(file, StoredFile) else file
    return person.client.post(url(person, "held_examine"), {"berkas": number}, follow=True)


def test_nothing_is_held(rizal):
    assert "Tidak ada berkas tertahan" in rizal.client.get(url(rizal)).content.decode()


def test_what_is_held_stands_with_its_reason_and_its_sender(rizal, ani):
    kept(ani, FileState.QUARANTINED, "Berkas ini berisi makro.")
    kept(ani, FileState.CHECKED)
    kept(ani, FileState.AVAILABLE)
    page = rizal.client.get(url(rizal)).content.decode()
    assert "Berkas ini berisi makro." in page
    assert "Menunggu pemindai virus" in page
    assert page.count(ani.user.name) == 2


def test_a_long_list_has_pages_and_no_more_questions(rizal, ani, django_assert_max_num_queries):
    for _ in range(52):
        kept(ani, FileState.CHECKED)
    rizal.client.get(url(rizal))
    with django_assert_max_num_queries(12):
        page = rizal.client.get(url(rizal)).content.decode()
    assert page.count("Periksa ulang<") == 50
    assert rizal.client.get(url(rizal) + "?hal=2").content.decode().count("Periksa ulang<") == 2


def test_a_file_that_passes_now_is_given_out(rizal, ani):
    file = kept(ani, FileState.QUARANTINED, "Dahulu ditolak.")
    assert "kini dapat dibuka" in examined(rizal, file).content.decode()
    file.refresh_from_db()
    assert (file.state, file.state_reason) == (FileState.AVAILABLE, "")
    told = AuditEvent.objects.filter(target_id=str(file.pk)).order_by("pk").values_list("verb", "actor_name")
    assert list(told) == [("files.released", rizal.user.name), ("files.available", "Sistem")]
    assert "sudah dapat dibuka" in examined(rizal, file).content.decode()


def test_a_file_that_does_not_pass_stays(rizal, ani, settings):
    settings.CLAMD = "/tidak/ada.ctl"
    assert "tetap tertahan" in examined(rizal, kept(ani, FileState.CHECKED)).content.decode()


def test_bytes_that_are_gone_are_told(rizal, ani):
    file = kept(ani, FileState.QUARANTINED, "Ditolak.")
    services.default_storage.delete(services.storage_name(file.sha256))
    assert "tidak ada di penyimpanan" in examined(rizal, file).content.decode()


def test_another_unit_s_file_and_nonsense_are_not_found(rizal, sender):
    foreign = kept(sender(make_unit()), FileState.QUARANTINED, "Ditolak.")
    assert examined(rizal, foreign).status_code == 404
    assert examined(rizal, "x").status_code == 404


def test_who_handed_in_and_who_looks_after_files_are_told(rizal, ani, django_capture_on_commit_callbacks):
    file = kept(ani, FileState.AVAILABLE)
    with django_capture_on_commit_callbacks(execute=True):
        services.settle(file, INFECTED, at=NOW + timedelta(days=7))
    told = {row.user_id: row for row in Notification.objects.order_by("pk")}
    assert set(told) == {ani.user.pk, rizal.user.pk}
    assert "Pemindai menemukan virus." in told[ani.user.pk].text
    assert (told[rizal.user.pk].url, told[ani.user.pk].url) == (url(rizal), "/")
