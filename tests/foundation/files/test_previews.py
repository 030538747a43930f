"""Seeing without downloading, and nothing of the owner's that others need not know."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from bening.foundation.files import facts, lab, previews, responses, services
from bening.foundation.files.enums import FileState
from tests.factories import NOW, make_unit, make_user
from tests.foundation.files import samples

pytestmark = pytest.mark.django_db


def keep(content: bytes, name: str = "berkas"):
    return services.store(unit=make_unit(), content=content, name=name, media_type="", by=make_user(), at=NOW)


def noise(kind: str = "JPEG") -> bytes:
    sink = io.BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(sink, kind, quality=95)
    return sink.getvalue()


def seen(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "WEBP"
    assert max(picture.size) <= 1_000
    assert len(content) <= 120 * 1024
    assert not picture.getexif()
    return picture


def test_every_page_of_a_pdf_is_drawn():
    file = keep(samples.written_pdf("Notulen", 2))
    first, second = (seen(previews.preview_page(file, number)) for number in (1, 2))
    assert first.size == (707, 1000)
    assert first.convert("L").getextrema()[0] < 50  # letters were drawn
    assert first.tobytes() != second.tobytes()
    with pytest.raises(services.FileRefusedError, match="tidak mempunyai halaman 3"):
        previews.preview_page(file, 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "HEIF"])
def test_every_picture_is_drawn(kind):
    content = samples.heic() if kind == "HEIF" else samples.picture(kind)
    assert seen(previews.preview_page(keep(content), 1)).getpixel((10, 10))[1] > 100


def test_a_large_and_restless_photo_fits_the_limit():
    seen(previews.preview_page(keep(noise()), 1))


def test_a_photo_is_shown_the_way_the_camera_was_held_and_without_its_place():
    assert seen(previews.preview_page(keep(samples.photo(orientation=6)), 1)).size == (300, 400)


def test_what_was_drawn_is_kept_in_the_store(monkeypatch):
    file = keep(samples.picture("PNG", (77, 33)))
    before = previews.preview_page(file, 1)
    assert default_storage.listdir(f"previews/{file.sha256}")[1] == ["1.webp"]
    monkeypatch.setattr(lab, "work", None)
    assert previews.preview_page(file, 1) == before


def test_a_preview_of_two_processes_at_once_is_one(monkeypatch):
    file = keep(samples.picture("PNG", (78, 33)))
    content = previews.preview_page(file, 1)
    monkeypatch.setattr(previews, "_stored", lambda _path: None)
    assert previews.preview_page(file, 1) == content


def test_nothing_is_shown_that_may_not_be_given_out():
    file = keep(b"MZ" + bytes(80))
    assert file.state == FileState.QUARANTINED
    for ask in (lambda: previews.preview_page(file, 1), lambda: previews.preview_text(file)):
        with pytest.raises(services.FileRefusedError, match="dikarantina"):
            ask()
    with pytest.raises(services.FileRefusedError, match="dikarantina"):
        previews.as_seen_by_others(file)


def test_a_file_that_breaks_the_lab_is_told_in_a_sentence():
    content = bytearray(samples.picture("JPEG"))
    file = keep(bytes(content[:300]))
    if file.state == FileState.AVAILABLE:
        with pytest.raises(services.FileRefusedError, match="Unduh berkasnya"):
            previews.preview_page(file, 1)
    else:
        assert "rusak" in file.state_reason


def test_an_office_file_is_shown_as_text_and_tables():
    shown = previews.preview_text(keep(samples.word("<script>alert(1)</script>"), "a.docx"))
    assert shown.blocks[0] == previews.Block("heading", "Notulen", [])
    assert shown.blocks[1] == previews.Block("paragraph", "<script>alert(1)</script>", [])
    assert shown.blocks[2] == previews.Block("table", "", [["Nama", ""], ["", "Ani"]])
    assert not shown.more


def test_a_long_text_is_cut_and_says_so():
    shown = previews.preview_text(keep("\n".join(f"baris {n}" for n in range(500)).encode(), "a.txt"))
    assert len(shown.blocks) == 400
    assert shown.more


@pytest.mark.parametrize(
    ("content", "name", "drawn", "text"),
    [
        (samples.pdf(), "a.pdf", True, False),
        (samples.picture(), "a.png", True, False),
        (samples.word(), "a.docx", False, True),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", False, False),
        (b"<!doctype html><p>x", "a.html", False, False),
        (b"ID3" + bytes(60), "a.mp3", False, False),
    ],
    ids=["pdf", "png", "docx", "svg", "html", "mp3"],
)
def test_each_kind_has_its_preview_or_none(content, name, drawn, text):
    file = keep(content, name)
    assert (previews.is_drawn(file), previews.is_text(file)) == (drawn, text)
    if not drawn:
        assert previews.page_count(file, None) == 0
        with pytest.raises(services.FileRefusedError, match="tidak mempunyai pratinjau halaman"):
            previews.preview_page(file, 1)


def test_pages_are_counted_by_the_facts():
    file = keep(samples.written_pdf("Notulen rapat monitoring dan evaluasi", 3))
    assert previews.page_count(file, None) == 1
    assert previews.page_count(file, facts.read_facts(file, at=NOW)) == 3


@pytest.mark.parametrize(
    ("kind", "given", "taken"),
    [("JPEG", "foto.jpg", "foto.jpg"), ("HEIF", "IMG_1.heic", "IMG_1.jpg"), ("PNG", "foto.png", "foto.png")],
)
def test_others_get_a_photo_without_place_time_and_device(kind, given, taken):
    content = samples.photo(kind)
    file = keep(content, given)
    copy = previews.as_seen_by_others(file)
    picture = Image.open(io.BytesIO(copy.content))
    assert copy.name == taken
    assert picture.size == (400, 300)
    assert not picture.getexif()
    for secret in (b"K-1", b"2025:03:04", b"Exif"):
        assert secret not in copy.content
    assert services.read(file) == content


def test_a_turned_photo_stays_turned_for_others():
    copy = previews.as_seen_by_others(keep(samples.photo(orientation=6)))
    assert Image.open(io.BytesIO(copy.content)).size == (300, 400)


def test_other_kinds_are_for_others_what_they_are():
    content = samples.word()
    file = keep(content, "a.docx")
    assert previews.as_seen_by_others(file) == previews.Copy(content, "a.docx", file.media_type)


def test_the_answers_can_run_nothing():
    file = keep(samples.photo(), "foto.jpg")
    shown, given = responses.page_picture(file, 1), responses.download_for_others(file)
    assert shown["Content-Type"] == "image/webp"
    assert given["Content-Disposition"] == 'attachment; filename="foto.jpg"'
    for response in (shown, given):
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["Cache-Control"].startswith("private")
