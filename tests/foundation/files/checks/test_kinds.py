"""A file is what its bytes say."""

import io
import wave

import pytest

from bening.foundation.files.checks import kinds
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import inspected


def wav() -> bytes:
    sink = io.BytesIO()
    with wave.open(sink, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x00" * 800)
    return sink.getvalue()


GOOD = {
    "pdf": (samples.pdf, kinds.PDF),
    "jpeg": (lambda: samples.picture("JPEG"), kinds.JPEG),
    "png": (samples.picture, kinds.PNG),
    "gif": (lambda: samples.picture("GIF"), kinds.GIF),
    "webp": (lambda: samples.picture("WEBP"), kinds.WEBP),
    "tiff": (lambda: samples.picture("TIFF"), kinds.TIFF),
    "heic": (samples.heic, kinds.HEIC),
    "docx": (samples.word, kinds.DOCX),
    "xlsx": (samples.sheet, kinds.XLSX),
    "pptx": (lambda: samples.package("ppt"), kinds.PPTX),
    "odt": (samples.open_document, kinds.ODT),
    "ods": (lambda: samples.open_document("spreadsheet"), kinds.ODS),
    "odp": (lambda: samples.open_document("presentation"), kinds.ODP),
    "xls": (samples.old_sheet, kinds.XLS),
    "txt": (lambda: "Daftar hadir, 5 Mei – lengkap".encode(), kinds.TXT),
    "latin": (lambda: "Kaf\xe9".encode("cp1252"), kinds.TXT),
    "utf16": (lambda: "Rapat".encode("utf-16"), kinds.TXT),
    "csv": (lambda: b"nama,jabatan\nAni,Staf\n", kinds.CSV),
    "md": (lambda: b"# Notulen\n", kinds.MD),
    "eml": (lambda: b"From: ani@contoh.invalid\nSubject: Undangan\n\nHadir.\n", kinds.EML),
    "html": (lambda: b"<!doctype html><p>Berita</p>", kinds.HTML),
    "svg": (lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', kinds.SVG),
    "zip": (lambda: samples.zipped({"hadir.txt": "Ani"}), kinds.ZIP),
    "mp4": (lambda: b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(40), kinds.MP4),
    "m4a": (lambda: b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00isomiso2" + bytes(40), kinds.M4A),
    "mp3": (lambda: b"ID3\x04\x00\x00" + bytes(60), kinds.MP3),
    "wav": (wav, kinds.WAV),
}


@pytest.mark.parametrize("suffix", GOOD)
def test_every_allowed_kind_is_recognised_and_comes_in(suffix):
    make, kind = GOOD[suffix]
    found = inspected(make(), f"berkas.{suffix}")
    assert (found.media_type, found.refusal) == (kind.media_type, "")


@pytest.mark.parametrize("suffix", ["pdf", "png", "docx", "zip"])
def test_the_name_does_not_decide(suffix):
    make, kind = GOOD[suffix]
    assert inspected(make(), "foto.jpg").media_type == kind.media_type


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04rusak", bytes(100)])
def test_broken_containers_are_of_no_kind(content):
    assert inspected(content).media_type == ""
