"""Bytes that are handed in stay what they were."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from bening.foundation.files import responses, selectors, services
from bening.foundation.files.models import StoredFile
from tests.factories import NOW, make_unit, make_user

pytestmark = pytest.mark.django_db


def keep(content=b"isi", *, unit=None, name="sk.pdf", **more):
    return services.store(
        unit=unit or make_unit(),
        content=content,
        name=name,
        media_type="application/pdf",
        by=make_user(),
        at=NOW,
        **more,
    )


def put(file: StoredFile, content: bytes) -> None:
    """Change the bytes of a file behind our back."""
    name = services.storage_name(file.sha256)
    if hasattr(default_storage, "connection"):
        default_storage.bucket.Object(default_storage._normalize_name(name)).put(Body=content)
        return
    path = Path(default_storage.path(name))
    path.chmod(0o600)
    path.write_bytes(content)


def test_the_bytes_stand_under_their_hash_and_come_back_unchanged():
    file = keep(b"keputusan")
    with default_storage.open(f"{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}") as stream:
        assert stream.read() == b"keputusan"
    assert services.read(file) == b"keputusan"


@pytest.mark.usefixtures("folder_only")
def test_on_the_disk_nobody_may_write_them():
    file = keep(b"keputusan")
    path = Path(default_storage.path(services.storage_name(file.sha256)))
    assert path.stat().st_mode & 0o222 == 0


def test_an_upload_of_several_chunks_is_kept_whole():
    content = b"x" * 200_000
    file = keep(SimpleUploadedFile("besar.bin", content))
    assert file.size == len(content)
    assert services.read(file) == content


def test_the_same_bytes_are_kept_once_and_known_twice():
    first, second = keep(b"sama persis"), keep(b"sama persis", name="salinan.pdf")
    assert first.pk != second.pk
    assert first.sha256 == second.sha256
    assert default_storage.listdir(f"{first.sha256[:2]}/{first.sha256[2:4]}")[1] == [first.sha256]


def test_bytes_that_changed_on_disk_are_not_given_back():
    file = keep(b"asli sekali")
    put(file, b"palsu sekali")
    with pytest.raises(services.FileRefusedError, match="berubah sejak diunggah"):
        services.open_file(file)
    default_storage.delete(services.storage_name(file.sha256))
    with pytest.raises(services.FileRefusedError, match="tidak ada di penyimpanan"):
        services.open_file(file)


@pytest.mark.usefixtures("folder_only")
def test_a_half_written_file_is_replaced_by_the_whole_one():
    put(keep(b"ditulis sampai selesai"), b"ditulis")
    assert services.read(keep(b"ditulis sampai selesai")) == b"ditulis sampai selesai"


@pytest.mark.usefixtures("folder_only")
def test_nothing_is_left_behind_when_writing_fails(monkeypatch):
    class Broken(SimpleUploadedFile):
        sent = 0

        def chunks(self, chunk_size=None):
            Broken.sent += 1
            if Broken.sent > 1:
                raise OSError("cakram penuh")
            yield from super().chunks(chunk_size)

    before = {path for path in Path(default_storage.location).rglob("*") if path.is_file()}
    with pytest.raises(OSError, match="cakram penuh"):
        keep(Broken("a.bin", b"tidak pernah tersimpan"))
    assert {path for path in Path(default_storage.location).rglob("*") if path.is_file()} == before


def test_empty_and_too_large_files_are_refused_in_a_sentence():
    with pytest.raises(services.FileRefusedError, match="kosong"):
        keep(b"")
    with pytest.raises(services.FileRefusedError, match="berukuran 2,0 KB, melebihi batas 1,0 KB"):
        keep(b"x" * 2048, max_bytes=1024)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\ani\\SK ZI.docx", "SK ZI.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "a_Set-Cookie_ x.pdf"),
        ("...", "berkas"),
        ("x" * 300 + ".xlsx", "x" * 195 + ".xlsx"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert services.clean_name(given) == kept


def test_a_file_is_found_only_in_its_own_unit():
    file = keep()
    assert selectors.file_of(file.unit, file.pk) == file
    assert selectors.file_of(make_unit(), file.pk) is None


def test_a_download_can_run_nothing():
    response = responses.download(keep(b"<script>alert(1)</script>", name="Rencana “aksi”.html"))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Disposition"].startswith("attachment;")
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"


def test_a_document_of_our_own_is_kept_without_an_examination(monkeypatch):
    monkeypatch.setattr(services, "examine_bytes", None)
    made = services.made_here(b"%PDF-", name="undangan.pdf", media_type="application/pdf")
    file = keep(made)
    assert (file.state, file.media_type) == ("available", "application/pdf")
    assert services.read(file) == b"%PDF-"


def test_what_was_received_before_the_transaction_is_not_examined_again(monkeypatch):
    received = services.receive(b"MZ" + bytes(60), name="a.pdf", media_type="application/pdf", at=NOW)
    assert "program atau skrip" in received.refusal
    monkeypatch.setattr(services, "examine_bytes", None)
    file = keep(received)
    assert (file.state, file.state_reason) == ("quarantined", received.refusal)
    with pytest.raises(services.FileRefusedError, match="dikarantina"):
        services.read(file)
    assert services.read_internally(file).startswith(b"MZ")


def test_a_file_in_quarantine_can_be_examined_again():
    file = keep(b"Undangan")
    StoredFile.objects.filter(pk=file.pk).update(state="quarantined", state_reason="Keliru.")
    file.refresh_from_db()
    after = services.examine(file, at=NOW)
    assert (after.state, after.state_reason) == ("available", "")
