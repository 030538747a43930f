"""The tus protocol, header by header."""

from __future__ import annotations

import base64
import hashlib
import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership
from bening.foundation.audit.models import AuditEvent
from bening.foundation.files import parts, services
from bening.foundation.files.models import StoredFile, Upload
from tests.factories import NOW, YEAR, make_membership
from tests.foundation.files.conftest import PART

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

CONTENT = b"Keputusan tentang tim kerja"


def checksum(content: bytes, name: str = "sha1") -> str:
    return f"{name} {base64.b64encode(hashlib.new(name, content).digest()).decode()}"


def test_a_role_that_ends_meanwhile_ends_the_upload(ani):
    url = ani.started(len(CONTENT))
    assert ani.append(url, 0, CONTENT[:5]).status_code == 204
    Membership.objects.filter(user=ani.user).update(ended_at=NOW)
    answers = [ani.append(url, 5, CONTENT[5:]), ani.send("HEAD", url), ani.send("DELETE", url), ani.start(3)]
    assert {answer.status_code for answer in answers} == {404}
    assert not StoredFile.objects.exists()
    make_membership(ani.unit, Role.SUPERVISOR, user=ani.user)
    assert ani.append(url, 5, CONTENT[5:]).status_code == 403
    make_membership(ani.unit, Role.STAFF, user=ani.user)
    assert ani.append(url, 5, CONTENT[5:]).status_code == 204


def parts_of(url: str) -> list[str]:
    try:
        return default_storage.listdir(parts.folder_of(url.rsplit("/", 1)[1]))[1]
    except FileNotFoundError:
        return []


def test_the_server_says_what_it_can(ani, settings):
    response = ani.send("OPTIONS", Tus_Resumable=None)
    assert response.status_code == 204
    assert response["Tus-Version"] == response["Tus-Resumable"] == "1.0.0"
    assert response["Tus-Extension"] == "creation,creation-with-upload,checksum,expiration,termination"
    assert response["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert response["Tus-Max-Size"] == str(settings.UPLOAD_MAX_BYTES)


def test_a_file_arrives_in_three_parts(ani, django_capture_on_commit_callbacks):
    url = ani.started(len(CONTENT), {"filetype": "application/pdf", "sha256": hashlib.sha256(CONTENT).hexdigest()})
    assert url.startswith(ani.address)
    for start, end in ((0, 10), (10, 20)):
        response = ani.append(url, start, CONTENT[start:end])
        assert (response.status_code, response["Upload-Offset"]) == (204, str(end))
        assert response["Upload-Expires"] == "Mon, 23 Jun 2025 03:00:00 GMT"
    assert len(parts_of(url)) == 2
    head = ani.send("HEAD", url)
    assert (head.status_code, head["Upload-Offset"], head["Upload-Length"]) == (204, "20", str(len(CONTENT)))
    assert head["Cache-Control"] == "no-store"
    with django_capture_on_commit_callbacks(execute=True):
        assert ani.append(url, 20, CONTENT[20:])["Upload-Offset"] == str(len(CONTENT))
    upload = ani.upload_at(url)
    assert services.read(upload.file) == CONTENT
    assert (upload.file.name, upload.file.uploaded_by) == ("sk tim.pdf", ani.user)
    assert parts_of(url) == []
    assert ani.send("HEAD", url)["Upload-Offset"] == str(len(CONTENT))
    assert [event.verb for event in AuditEvent.objects.all()] == ["files.received"]


def test_a_file_may_come_with_its_announcement(ani):
    name = base64.b64encode(b"foto.jpg").decode()
    response = ani.send("POST", body=CONTENT[:5], Upload_Length=len(CONTENT), Upload_Metadata=f"filename {name}")
    assert (response.status_code, response["Upload-Offset"]) == (201, "5")
    response = ani.send("POST", body=CONTENT, Upload_Length=len(CONTENT), Upload_Metadata=f"filename {name}")
    assert response["Upload-Offset"] == str(len(CONTENT))
    assert ani.upload_at(response["Location"]).file.name == "foto.jpg"
    too_much = ani.send("POST", body=CONTENT, Upload_Length=3)
    assert too_much.status_code == 413
    assert Upload.objects.count() == 2


def test_what_the_sender_knows_of_the_file_is_kept(ani):
    told = {"folder": "1. MP/Tim", "lastModified": "1736132400000", "filetype": "image/jpeg"}
    upload = ani.uploaded(CONTENT, told)
    assert (upload.folder, upload.media_type) == ("1. MP/Tim", "image/jpeg")
    assert upload.modified_at.isoformat() == "2025-01-06T03:00:00+00:00"
    assert ani.uploaded(CONTENT, {"relativePath": "Rapat/foto.jpg", "lastModified": "kemarin"}).folder == "Rapat"


@pytest.mark.parametrize("offset", [0, 9, 11])
def test_a_part_that_begins_elsewhere_is_refused_and_changes_nothing(ani, offset):
    url = ani.started(len(CONTENT))
    ani.append(url, 0, CONTENT[:10])
    response = ani.append(url, offset, CONTENT[offset:])
    assert response.status_code == 409
    assert "sudah sampai di byte 10" in response.content.decode()
    assert ani.upload_at(url).offset == 10
    assert len(parts_of(url)) == 1


@pytest.mark.parametrize("name", ["sha1", "sha256"])
def test_a_part_that_changed_on_the_way_is_dropped(ani, name):
    url = ani.started(len(CONTENT))
    response = ani.append(url, 0, b"x" + CONTENT[1:10], Upload_Checksum=checksum(CONTENT[:10], name))
    assert (response.status_code, response.reason_phrase) == (460, "Checksum Mismatch")
    assert ani.upload_at(url).offset == 0
    assert parts_of(url) == []
    assert ani.append(url, 0, CONTENT[:10], Upload_Checksum=checksum(CONTENT[:10], name)).status_code == 204


@pytest.mark.parametrize("header", ["md5 abcd", "sha1", "sha1 ???"])
def test_an_unknown_checksum_is_said_so(ani, header):
    assert ani.append(ani.started(9), 0, b"abc", Upload_Checksum=header).status_code == 400


def test_a_whole_that_is_not_the_senders_begins_again(ani, django_capture_on_commit_callbacks):
    url = ani.started(len(CONTENT), {"sha256": hashlib.sha256(CONTENT).hexdigest()})
    ani.append(url, 0, b"x" * 10)
    with django_capture_on_commit_callbacks(execute=True):
        response = ani.append(url, 10, CONTENT[10:])
    assert response.status_code == 460
    assert "berbeda dari yang dikirim" in response.content.decode()
    assert not StoredFile.objects.exists()
    assert parts_of(url) == []
    assert ani.send("HEAD", url)["Upload-Offset"] == "0"
    assert ani.append(url, 0, CONTENT).status_code == 204
    assert services.read(ani.upload_at(url).file) == CONTENT


def test_too_large_empty_and_nonsense_are_refused_in_a_sentence(ani, settings):
    settings.UPLOAD_MAX_BYTES = 1024
    too_large = ani.start(2048)
    assert too_large.status_code == 413
    assert too_large.content.decode() == (
        "Berkas “sk tim.pdf” berukuran 2,0 KB, melebihi batas 1,0 KB. Perkecil atau bagi berkasnya."
    )
    assert "kosong" in ani.start(0).content.decode()
    assert ani.start("banyak").status_code == 400
    assert ani.start(9, {"sha256": "abc"}).status_code == 400
    assert ani.start(9, {"small": "abc"}).status_code == 400
    assert ani.start(9, {"small": "00000000-0000-4000-8000-000000000000"}).status_code == 400
    assert ani.send("POST", Upload_Length=9, Upload_Metadata="filename ???").status_code == 400
    assert not Upload.objects.exists()


def test_more_than_was_announced_is_refused(ani):
    url = ani.started(5)
    assert ani.append(url, 0, b"123456").status_code == 413
    assert ani.append(url, 0, b"12345").status_code == 204
    assert ani.append(url, 5, b"6").status_code == 413
    assert ani.append(url, 5, b"").status_code == 204


def test_parts_have_their_own_type_and_a_number(ani):
    url = ani.started(5)
    assert ani.append(url, 0, b"12345", Content_Type="application/octet-stream").status_code == 415
    assert ani.send("PATCH", url, b"12345").status_code == 400
    assert ani.send("PATCH", url, b"12345", Upload_Offset=-1).status_code == 400


def test_another_version_and_other_methods_are_refused(ani):
    url = ani.started(5)
    other = ani.send("HEAD", url, Tus_Resumable="0.2.2")
    assert (other.status_code, other["Tus-Version"]) == (412, "1.0.0")
    assert ani.send("PUT", url).status_code == 405
    assert ani.send("GET", url)["Allow"] == "OPTIONS, HEAD, PATCH, DELETE"


def test_a_method_may_be_named_in_a_header(ani):
    url = ani.started(5)
    response = ani.send("POST", url, b"123", Upload_Offset=0, X_HTTP_Method_Override="PATCH")
    assert response["Upload-Offset"] == "3"
    assert ani.send("GET", url, X_HTTP_Method_Override="DELETE").status_code == 405
    assert ani.send("HEAD", url)["Upload-Offset"] == "3"


def test_an_upload_is_thrown_away(ani, django_capture_on_commit_callbacks):
    url = ani.started(20)
    ani.append(url, 0, b"1234567890")
    with django_capture_on_commit_callbacks(execute=True):
        assert ani.send("DELETE", url).status_code == 204
    assert ani.send("HEAD", url).status_code == 404
    assert ani.append(url, 10, b"1234567890").status_code == 404
    assert parts_of(url) == []


def test_a_finished_upload_leaves_the_tray_and_its_bytes_stay_known(ani):
    url = ani.started(3)
    ani.append(url, 0, b"abc")
    assert ani.send("DELETE", url).status_code == 204
    assert ani.send("HEAD", url).status_code == 410
    assert ani.send("DELETE", url).status_code == 409
    assert [event.verb for event in AuditEvent.objects.order_by("position")] == ["files.received", "files.discarded"]


def test_an_upload_that_stopped_runs_out_a_week_after_its_last_part(ani, still_clock):
    url = ani.started(20)
    still_clock.shift(timedelta(days=6))
    assert ani.append(url, 0, b"12345").status_code == 204
    still_clock.shift(timedelta(days=6))
    assert ani.send("HEAD", url).status_code == 204
    still_clock.shift(timedelta(days=1))
    assert ani.send("HEAD", url).status_code == 410
    response = ani.append(url, 5, b"12345")
    assert response.status_code == 410
    assert "terlalu lama terhenti" in response.content.decode()


class Broken(io.BytesIO):
    """A body whose connection is lost after its bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        if piece := super().read(size):
            return piece
        raise OSError("connection lost")


def test_a_body_that_breaks_off_is_kept_as_far_as_it_came(ani):
    url = ani.started(len(CONTENT))
    broken = {"wsgi.input": Broken(CONTENT[:7]), "CONTENT_LENGTH": str(len(CONTENT)), "CONTENT_TYPE": PART}
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    response = ani.client.generic("PATCH", url, headers=headers, **broken)
    assert (response.status_code, response["Upload-Offset"]) == (204, "7")
    assert ani.append(url, 7, CONTENT[7:]).status_code == 204
    assert services.read(ani.upload_at(url).file) == CONTENT


def test_a_broken_body_with_a_checksum_is_dropped(ani):
    url = ani.started(len(CONTENT))
    broken = {"wsgi.input": Broken(CONTENT[:7]), "CONTENT_LENGTH": str(len(CONTENT)), "CONTENT_TYPE": PART}
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Upload-Checksum": checksum(CONTENT)}
    assert ani.client.generic("PATCH", url, headers=headers, **broken).status_code == 460
    assert ani.upload_at(url).offset == 0


def test_only_the_sender_sees_her_upload(ani, sender):
    url = ani.started(20)
    budi = sender(ani.unit, Role.SECRETARY)
    for method in ("HEAD", "PATCH", "DELETE"):
        assert budi.send(method, url, Upload_Offset=0).status_code == 404
    assert budi.send("HEAD", url.replace(f"/{YEAR}/", f"/{YEAR + 1}/")).status_code == 404
    assert ani.upload_at(url).offset == 0


def test_who_may_not_work_here_may_not_upload_here(sender):
    guest = sender(role=Role.TPN)
    assert guest.start(5).status_code == 403


def test_a_stranger_s_page_cannot_upload(ani):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(ani.user, backend="bening.foundation.accounts.backends.Backend")
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": "5"}
    assert client.post(ani.address, headers=headers).status_code == 403
    assert client.patch(ani.started(5), b"12345", "application/offset+octet-stream", headers=headers).status_code == 403
