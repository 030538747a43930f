"""``bening doctor`` on the file store and the virus scanner."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from tests.factories import NOW, make_unit
from tests.foundation.files.servers import clamd, store  # noqa: F401

from bening.cli import doctor
from bening.config.stores import storage_options
from bening.foundation.files import services

pytestmark = pytest.mark.django_db


def only(checks) -> doctor.Check:
    (check,) = checks
    return check


def test_a_store_that_gives_back_what_it_was_given_is_well():
    check = only(doctor.check_store())
    assert (check.state, check.subject) == ("ok", "Penyimpanan berkas")
    assert default_storage.listdir("periksa")[1] == []


def test_a_store_that_is_away_is_told_with_the_setting(settings):
    options = storage_options("s3://a:b@127.0.0.1:9/wadah?tls=0", None)
    settings.STORAGES = settings.STORAGES | {"default": options}
    check = only(doctor.check_store())
    assert check.state == "wrong"
    assert "BENING_STORAGE_URL" in check.mend


def test_a_lost_file_is_named():
    file = services.store(unit=make_unit(), content=b"Isi", name="sk.txt", media_type="", by=None, at=NOW)
    assert list(doctor.check_files()) == []
    default_storage.delete(services.storage_name(file.sha256))
    check = only(doctor.check_files())
    assert (check.state, "sk.txt" in check.detail) == ("wrong", True)


def test_no_scanner_is_a_note():
    assert only(doctor.check_scanner()).state == "note"


def test_a_scanner_that_does_not_answer_is_wrong(settings):
    settings.CLAMD = "/tidak/ada.ctl"
    check = only(doctor.check_scanner())
    assert (check.state, "clamav-daemon" in check.mend) == ("wrong", True)


@pytest.mark.xdist_group("clamd")
@pytest.mark.usefixtures("clamd")
def test_a_scanner_at_work_tells_its_version_and_who_waits(settings):
    assert "ClamAV" in only(doctor.check_scanner()).detail
    address, settings.CLAMD = settings.CLAMD, "/tidak/ada.ctl"
    services.store(unit=make_unit(), content=b"Isi", name="sk.txt", media_type="", by=None, at=NOW)
    settings.CLAMD = address
    assert [check.state for check in doctor.check_scanner()] == ["ok", "note"]
