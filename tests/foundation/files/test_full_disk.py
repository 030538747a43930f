"""A full disk is a sentence, loses nothing, and the upload goes on later."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import RequestFactory

from bening.config.middleware import FullDiskMiddleware
from bening.foundation.files import services
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.files.storage import DurableFileStorage

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("store", ["folder"], indirect=True)]
CONTENT = b"Laporan " * 5_000


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """The disk takes so many bytes of each file, then says that it is full."""
    import bening.foundation.files.storage as disk

    opened = disk.os.fdopen

    def small(descriptor: int, mode: str):
        stream = opened(descriptor, mode)
        write, written = stream.write, 0

        class Small:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                stream.close()

            def write(self, data: bytes) -> int:
                nonlocal written
                written += len(data)
                if written > size:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return write(data)

        return Small()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk.os, "fdopen", small)
        yield


def left_over() -> list[Path]:
    return [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]


@pytest.mark.parametrize("half", [len(CONTENT) // 2, len(CONTENT)], ids=["a part", "the last part"])
def test_an_upload_waits_and_goes_on_when_there_is_room(ani, half):
    url = ani.started(len(CONTENT))
    with full_after(100):
        response = ani.append(url, 0, CONTENT[:half])
    assert (response.status_code, response["Tus-Resumable"]) == (507, "1.0.0")
    assert "penyimpanan server penuh" in response.content.decode()
    assert left_over() == []
    assert ani.send("HEAD", url)["Upload-Offset"] == "0"
    assert ani.append(url, 0, CONTENT[:half]).status_code == 204
    assert ani.append(url, half, CONTENT[half:]).status_code == 204
    assert services.read(ani.upload_at(url).file) == CONTENT


def test_a_form_says_which_file_found_no_room(ani):
    sent = SimpleUploadedFile("laporan.txt", CONTENT, "text/plain")
    with full_after(100):
        response = ani.client.post(ani.address, {"berkas": [sent]}, follow=True)
    assert "Berkas “laporan.txt”: Ruang penyimpanan server penuh" in response.content.decode()
    assert not StoredFile.objects.exists()
    assert not Upload.objects.waiting().exists()


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), OperationalError("database or disk is full")], ids=["disk", "database"]
)
def test_any_other_page_says_it_too(error, store):
    request = RequestFactory().post("/")
    response = FullDiskMiddleware(lambda _request: None).process_exception(request, error)
    assert response is not None
    assert response.status_code == 507
    assert "Ruang server penuh" in response.content.decode()
    assert FullDiskMiddleware(lambda _request: None).process_exception(request, OSError(errno.EIO, "broken")) is None


def test_another_trouble_of_the_disk_is_not_called_a_full_one(ani, monkeypatch):
    def broken(*_: object) -> str:
        raise OSError(errno.EIO, "broken")

    url = ani.started(len(CONTENT))
    monkeypatch.setattr(DurableFileStorage, "_save", broken)
    with pytest.raises(OSError, match="broken"):
        ani.append(url, 0, CONTENT)
