"""What the services of uploads promise, whoever calls them."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bening.foundation.files import lab, parts, photos, selectors, services, tasks, uploads
from bening.foundation.files.enums import FileState
from bening.foundation.files.errors import OffsetConflictError, UploadGoneError, UploadRefusedError
from bening.foundation.files.lab_work import photos as lab_photos
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.workflow.policy import PolicyError
from tests.factories import NOW, YEAR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def start(who, **fields):
    announced = uploads.Announced(**({"name": "sk.pdf", "size": 20} | fields))
    return uploads.upload_start(unit=who.unit, year=YEAR, announced=announced, by=who.user, at=NOW)


def append(who, upload, offset, content):
    return uploads.upload_append(upload=upload, offset=offset, content=ContentFile(content), by=who.user, at=NOW)


def kept_parts(upload):
    try:
        return default_storage.listdir(parts.folder_of(upload.pk))[1]
    except FileNotFoundError:
        return []


def photo(width, height, colour="navy", kind="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind, **more)
    return out.getvalue()


def test_of_two_who_send_the_same_part_one_wins(ani, monkeypatch):
    """The second request stores its part while the first is being counted."""
    upload = start(ani)
    keep = parts.keep

    def overtaken(pk, offset, content):
        monkeypatch.setattr(parts, "keep", keep)
        append(ani, Upload.objects.get(pk=pk), 0, b"1234567890")
        return keep(pk, offset, content)

    monkeypatch.setattr(parts, "keep", overtaken)
    with pytest.raises(OffsetConflictError, match="sampai di byte 10"):
        append(ani, upload, 0, b"abcde")
    upload = Upload.objects.get(pk=upload.pk)
    assert upload.offset == 10
    assert kept_parts(upload) == [upload.parts[0][0]]
    assert services.read(append(ani, upload, 10, b"abcdefghij").file) == b"1234567890abcdefghij"


def test_of_two_who_send_the_last_part_one_makes_the_file(ani, monkeypatch):
    upload = append(ani, start(ani), 0, b"1234567890")
    assemble = parts.assemble

    def overtaken(*args):
        monkeypatch.setattr(parts, "assemble", assemble)
        append(ani, Upload.objects.get(pk=upload.pk), 10, b"abcdefghij")
        return assemble(*args)

    monkeypatch.setattr(parts, "assemble", overtaken)
    with pytest.raises(OffsetConflictError):
        append(ani, upload, 10, b"abcdefghij")
    assert StoredFile.objects.count() == 1
    assert Upload.objects.get(pk=upload.pk).file == StoredFile.objects.get()


def test_a_process_may_die_after_the_bytes_are_stored(ani, monkeypatch):
    upload = append(ani, start(ani), 0, b"1234567890")

    def die(**_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(services, "store", die)
        with pytest.raises(KeyboardInterrupt):
            append(ani, upload, 10, b"abcdefghij")
    again = Upload.objects.get(pk=upload.pk)
    assert (again.offset, again.file) == (10, None)
    assert services.read(append(ani, again, 10, b"abcdefghij").file) == b"1234567890abcdefghij"


def test_a_process_may_die_before_a_part_is_counted(ani, monkeypatch, django_capture_on_commit_callbacks):
    upload = start(ani)

    def die(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(uploads, "_count", die)
        with pytest.raises(KeyboardInterrupt):
            append(ani, upload, 0, b"12345")
    assert len(kept_parts(upload)) == 1
    upload = append(ani, Upload.objects.get(pk=upload.pk), 0, b"1234567890")
    with django_capture_on_commit_callbacks(execute=True):
        upload = append(ani, upload, 10, b"abcdefghij")
    assert services.read(upload.file) == b"1234567890abcdefghij"
    assert kept_parts(upload) == []


def test_parts_that_vanished_are_asked_for_again(ani):
    upload = append(ani, start(ani), 0, b"1234567890")
    parts.remove_all(upload.pk)
    with pytest.raises(OffsetConflictError, match="hilang"):
        append(ani, upload, 10, b"abcdefghij")
    assert Upload.objects.get(pk=upload.pk).offset == 0


def test_a_file_in_thousands_of_crumbs_is_refused(ani, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_PARTS", 2)
    upload = append(ani, append(ani, start(ani), 0, b"1"), 1, b"2")
    with pytest.raises(UploadRefusedError, match="terlalu banyak"):
        append(ani, upload, 2, b"3")
    assert append(ani, upload, 2, b"x" * 18).file is not None


def test_an_upload_that_was_thrown_away_meanwhile_takes_nothing(ani):
    upload = start(ani)
    uploads.upload_discard(upload=upload, by=ani.user, at=NOW)
    with pytest.raises(UploadGoneError):
        append(ani, upload, 0, b"12345")
    assert kept_parts(upload) == []


def test_nobody_else_may_touch_an_upload(ani, sender):
    budi = sender(ani.unit)
    upload = ani.uploaded(b"isi")
    with pytest.raises(PolicyError, match="orang lain"):
        uploads.upload_discard(upload=upload, by=budi.user, at=NOW)
    with pytest.raises(PolicyError, match="orang lain"):
        uploads.claim([upload], by=budi.user, at=NOW)
    with pytest.raises(PolicyError, match="orang lain"):
        append(budi, start(ani), 0, b"x")


def test_the_tray_shows_what_waits_and_forgets_what_was_used(ani):
    first, second, third = (ani.uploaded(text) for text in (b"satu", b"dua", b"tiga"))
    ani.append(ani.started(10), 0, b"baru")
    assert set(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == {first, second, third}
    assert uploads.claim([third, first], by=ani.user, at=NOW) == [third.file, first.file]
    with pytest.raises(PolicyError, match="tidak lagi menunggu"):
        uploads.claim([second, first], by=ani.user, at=NOW)
    uploads.upload_discard(upload=second, by=ani.user, at=NOW)
    assert list(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == []
    with pytest.raises(PolicyError, match="belum diterima"):
        uploads.claim([start(ani)], by=ani.user, at=NOW)


def test_a_claim_that_fails_takes_nothing(ani):
    good, unfinished = ani.uploaded(b"baik"), start(ani)
    with pytest.raises(PolicyError):
        uploads.claim([good, unfinished], by=ani.user, at=NOW)
    assert list(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == [good]


@pytest.mark.parametrize("small_first", [True, False])
def test_a_photo_and_its_smaller_copy_are_tied_and_go_together(ani, small_first):
    small = start(ani, name="foto.jpg", size=5)
    original = start(ani, name="foto asli.jpg", size=10, small=small.pk)
    steps = [(small, b"kecil"), (original, b"sebesar ini"[:10])]
    for upload, content in steps if small_first else reversed(steps):
        append(ani, upload, 0, content)
    small, original = (Upload.objects.get(pk=upload.pk) for upload in (small, original))
    assert small.file.original == original.file
    assert list(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == [small]
    uploads.claim([small], by=ani.user, at=NOW)
    assert Upload.objects.get(pk=original.pk).claimed_at == NOW


def test_the_same_content_is_recognised_in_its_unit(ani, sender):
    first, again = ani.uploaded(b"sama"), ani.uploaded(b"sama")
    sender().uploaded(b"sama")
    assert list(selectors.same_content(ani.unit, first.file.sha256)) == [first.file, again.file]


def test_a_plain_form_hands_in_many_files_at_once(ani):
    page = f"/satker/{ani.unit.code}/{YEAR}/bukti/?dari=unggah"
    files = [
        SimpleUploadedFile("a.txt", b"satu"),
        SimpleUploadedFile("b.txt", b""),
        SimpleUploadedFile("c.txt", b"tiga"),
    ]
    response = ani.client.post(ani.address, {"berkas": files, "kembali": page})
    assert (response.status_code, response["Location"]) == (302, page)
    assert [upload.name for upload in selectors.waiting_uploads(ani.unit, YEAR, ani.user)] == ["a.txt", "c.txt"]
    assert "Berkas “b.txt” kosong. Pilih berkas yang berisi." in map(str, get_messages(response.wsgi_request))


def test_a_form_without_files_says_so_and_never_leads_away(ani):
    response = ani.client.post(ani.address, {"kembali": "https://jahat.example/"})
    assert response["Location"] == "/"
    assert Upload.objects.count() == 0


def test_what_ran_out_is_forgotten_with_all_its_parts(ani, still_clock):
    old = append(ani, start(ani), 0, b"12345")
    still_clock.shift(timedelta(days=5))
    young = append(ani, start(ani), 0, b"12345")
    Upload.objects.filter(pk=young.pk).update(expires_at=NOW + timedelta(days=12))
    default_storage.save(f"{parts.FOLDER}/tersesat/0-abcd", ContentFile(b"x"))
    whole = ani.uploaded(b"utuh")
    still_clock.shift(timedelta(days=3))
    assert tasks.clear_uploads.call() == 1
    assert not Upload.objects.filter(pk=old.pk).exists()
    assert set(Upload.objects.all()) == {young, whole}
    assert parts.folders() == [str(young.pk)]


def test_photos_become_one_pdf_in_their_order(ani):
    lying = ani.uploaded(photo(400, 300), {"filename": "rapat 1.jpg", "folder": "Rapat"})
    standing = ani.uploaded(photo(300, 400, kind="PNG"), {"filename": "rapat 2.png"})
    turned = Image.Exif()
    turned[lab_photos.ORIENTATION] = 6
    sideways = ani.uploaded(photo(400, 300, "green", exif=turned), {"filename": "rapat 3.jpg"})
    made = photos.photos_to_pdf([standing, lying, sideways], name="Foto rapat", by=ani.user, at=NOW)
    assert (made.name, made.folder) == ("Foto rapat.pdf", "")
    document = pdfium.PdfDocument(services.read(made.file))
    sizes = [tuple(round(side) for side in document[number].get_size()) for number in range(len(document))]
    assert sizes == [(595, 842), (842, 595), (595, 842)]
    middle = document[1].render().to_pil()
    assert middle.getpixel((middle.width // 2, middle.height // 2))[2] > 100
    assert middle.getpixel((5, 5)) == (255, 255, 255)
    assert list(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == [made]


def test_what_is_no_photo_cannot_become_one(ani):
    one, text = ani.uploaded(photo(30, 40)), ani.uploaded(b"bukan foto", {"filename": "catatan.txt"})
    with pytest.raises(UploadRefusedError, match=r"“catatan\.txt” tidak dapat dibaca"):
        photos.photos_to_pdf([one, text], name="x", by=ani.user, at=NOW)
    with pytest.raises(UploadRefusedError, match="2 sampai 50"):
        photos.photos_to_pdf([one], name="x", by=ani.user, at=NOW)
    StoredFile.objects.filter(pk=one.file_id).update(state=FileState.QUARANTINED)
    one, text = selectors.waiting_in_order(ani.unit, YEAR, ani.user, [one.pk, text.pk])
    with pytest.raises(services.FileRefusedError, match="dikarantina"):
        photos.photos_to_pdf([one, text], name="x", by=ani.user, at=NOW)
    assert len(selectors.waiting_uploads(ani.unit, YEAR, ani.user)) == 2


def test_a_photo_of_too_many_pixels_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(lab_photos, "MOST_PIXELS", 1000)
    (tmp_path / "000").write_bytes(photo(20, 30))
    (tmp_path / "001").write_bytes(photo(40, 30))
    assert lab_photos.pdf(tmp_path) == b'{"unreadable": 1}\n'


def test_photos_that_are_too_much_for_the_lab_are_refused(ani, monkeypatch):
    def too_much(*_):
        raise lab.LabError("no end")

    monkeypatch.setattr(lab, "work", too_much)
    pair = [ani.uploaded(photo(30, 40)), ani.uploaded(photo(40, 30))]
    StoredFile.objects.update(state=FileState.AVAILABLE)
    with pytest.raises(UploadRefusedError, match="Pilih lebih sedikit"):
        photos.photos_to_pdf(
            selectors.waiting_in_order(ani.unit, YEAR, ani.user, [upload.pk for upload in pair]),
            name="x",
            by=ani.user,
            at=NOW,
        )


def test_the_page_for_photos_answers_people_and_the_script(ani):
    address = f"{ani.address}foto-pdf"
    one, two = ani.uploaded(photo(30, 40)), ani.uploaded(photo(40, 30))
    refused = ani.client.post(address, {"pilih": [one.pk]}, headers={"Accept": "application/json"})
    assert refused.status_code == 422
    assert "2 sampai 50 foto" in refused.content.decode()
    assert ani.client.post(address, {"pilih": [one.pk]})["Location"] == "/"
    assert ani.client.post(address, {"pilih": ["x"]}).status_code == 404
    made = ani.client.post(
        address, {"pilih": [two.pk, one.pk], "nama": "Rapat"}, headers={"Accept": "application/json"}
    ).json()
    assert made["name"] == "Rapat.pdf"
    three, four = ani.uploaded(photo(30, 40)), ani.uploaded(photo(40, 30))
    response = ani.client.post(address, {"pilih": [three.pk, four.pk], "kembali": "/cari"})
    assert response["Location"] == "/cari"


def test_parts_come_together_and_go_in_any_store(ani, django_capture_on_commit_callbacks):
    upload = append(ani, append(ani, start(ani), 0, b"1234567890"), 10, b"abcde")
    assert len(kept_parts(upload)) == 2
    assert parts.folders() == [str(upload.pk)]
    with django_capture_on_commit_callbacks(execute=True):
        upload = append(ani, upload, 15, b"fghij")
    assert upload.file is not None
    assert kept_parts(upload) == []
    stopped = append(ani, start(ani), 0, b"1234567890")
    assert uploads.clear_uploads(at=NOW + uploads.LIFE) == 1
    assert parts.folders() == []
    assert kept_parts(stopped) == []
