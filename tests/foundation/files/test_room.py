"""A unit and a person keep as much as they may, and are told how much that is."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bening.cli import doctor
from bening.foundation.files.models import Upload
from bening.foundation.files.room import used_by, waiting_of
from bening.foundation.files.services import store
from bening.foundation.files.uploads import claim
from tests.factories import NOW, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("store", ["folder"], indirect=True)]
CONTENT = b"Laporan " * 500


def test_a_unit_that_is_full_says_what_it_uses_and_takes_it_once_there_is_room(ani, settings):
    settings.QUOTA_UNIT_BYTES = 2 * len(CONTENT)
    first = ani.uploaded(CONTENT)
    ani.started(len(CONTENT))
    refused = ani.start(1)
    assert (refused.status_code, refused["Tus-Resumable"]) == (507, "1.0.0")
    assert "Penyimpanan penuh" in refused.content.decode()
    assert "sudah memakai 7,8 KB dari 7,8 KB" in refused.content.decode()
    assert used_by(first.unit) == 2 * len(CONTENT)
    settings.QUOTA_UNIT_BYTES += 1
    assert ani.start(1).status_code == 201


def test_the_same_content_counts_once_and_another_unit_not_at_all(ani, settings):
    settings.QUOTA_UNIT_BYTES = len(CONTENT) + 10
    upload = ani.uploaded(CONTENT)
    given = {"content": CONTENT, "name": "salinan.txt", "media_type": "text/plain", "by": ani.user, "at": NOW}
    store(unit=upload.unit, **given)
    store(unit=make_unit(), **given)
    assert used_by(upload.unit) == len(CONTENT)
    assert ani.start(10).status_code == 201


def test_a_person_puts_in_place_or_throws_away_what_waits_before_she_sends_more(ani, settings):
    settings.QUOTA_WAITING_BYTES = 2 * len(CONTENT)
    first, second = ani.uploaded(CONTENT), ani.uploaded(CONTENT)
    refused = ani.client.post(
        reverse("files:uploads", kwargs={"unit": ani.unit.code, "year": first.year}),
        {"berkas": [SimpleUploadedFile("lagi.txt", b"x", "text/plain")]},
        follow=True,
    )
    assert "Pilah atau buang dahulu yang menunggu" in refused.content.decode()
    assert Upload.objects.count() == 2
    claim([first], by=ani.user, at=NOW)
    assert waiting_of(ani.user) == len(CONTENT)
    assert ani.send("DELETE", f"{ani.address}{second.pk}").status_code == 204
    assert waiting_of(ani.user) == 0
    assert ani.start(2 * len(CONTENT)).status_code == 201


def test_the_doctor_tells_of_each_unit(ani, settings):
    ani.uploaded(CONTENT)
    assert [check.state for check in doctor.check_quota()] == ["note"]
    settings.QUOTA_UNIT_BYTES = 10 * len(CONTENT)
    (check,) = doctor.check_quota()
    assert (check.state, "3,9 KB dari 39,1 KB" in check.detail) == ("ok", True)
    settings.QUOTA_UNIT_BYTES = len(CONTENT)
    assert [check.state for check in doctor.check_quota()] == ["wrong"]
