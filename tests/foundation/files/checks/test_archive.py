"""Archives are opened only as far as they stay what they say they are."""

import io
import zipfile

import pytest

from bening.foundation.files.checks import archive, executable
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal


def test_a_member_that_swells_is_a_bomb():
    assert refusal(samples.zipped({"a.txt": b"0" * (archive.RATIO_FROM + 1)})) == archive.BOMB


def test_an_office_file_can_be_a_bomb_too():
    assert refusal(samples.package(word__media__a=b"0" * (archive.RATIO_FROM + 1))) == archive.BOMB


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MEMBERS", 3)
    assert "berisi 4 berkas; batasnya 3" in refusal(samples.zipped({f"{n}.txt": "a" for n in range(4)}))


def test_members_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(archive, "TOTAL", 100)
    assert refusal(samples.zipped({"a.txt": "abc" * 20, "b.txt": "def" * 20})) == archive.BOMB


def test_overlapping_members_are_a_bomb():
    content = bytearray(samples.zipped({"a.txt": "isi yang sama"}, level=zipfile.ZIP_STORED))
    place = content.index(b"PK\x01\x02")
    content[place + 20 : place + 24] = (10_000).to_bytes(4, "little")
    assert refusal(bytes(content)) in {archive.BOMB, archive.BROKEN}


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\\..\\..\\b.txt"])
def test_names_that_climb_out_are_refused(name):
    assert "menunjuk ke luar arsip" in refusal(samples.zipped({name: "x"}))


def test_what_lies_in_an_archive_is_examined_too():
    sentence = refusal(samples.zipped({"dokumen/": "", "dokumen/setup.exe": b"MZ" + bytes(80)}))
    assert sentence == f"Isi arsip “setup.exe”: {executable.SENTENCE}"


def test_an_archive_in_an_archive_is_not_opened():
    inner = samples.zipped({"a.txt": "x"})
    assert "Arsip di dalam arsip" in refusal(samples.zipped({"dalam.zip": inner}))


def test_documents_and_system_litter_in_an_archive_come_in():
    content = samples.zipped({"hadir.docx": samples.word(), "foto.png": samples.picture(), "__MACOSX/._a": b"\x00\x05"})
    assert refusal(content) == ""


def test_a_member_longer_than_it_says_is_not_unpacked():
    content = samples.zipped({"a.txt": "sepuluh kata " * 20})
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        info = opened.infolist()[0]
        info.file_size = 5
        with pytest.raises(zipfile.BadZipFile):
            archive.unpacked(opened, info)
