"""What is read out of files."""

import shutil

import pytest

from bening.foundation.files import examination_tasks, facts, selectors, services
from bening.foundation.files.enums import FileState
from tests.factories import NOW, make_unit, make_user
from tests.foundation.files import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def store() -> None:
    """The folder only: facts are read from the same stream whatever the store is."""


def read(content: bytes, name: str = "berkas"):
    return facts.read_facts(keep(content, name), at=NOW)


def keep(content: bytes, name: str = "berkas"):
    file = services.store(unit=make_unit(), content=content, name=name, media_type="", by=make_user(), at=NOW)
    assert file.state == FileState.AVAILABLE, file.state_reason
    return file


def test_a_pdf_says_its_pages_words_and_author():
    found = read(samples.written_pdf("Notulen rapat monitoring dan evaluasi triwulan", 2))
    assert found.pages == 2
    assert "triwulan 1" in found.text
    assert "triwulan 2" in found.text
    assert (found.details["author"], found.details["created"]) == ("Sekretaris", "D:20250304091500")


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_a_photo_says_when_where_and_with_what(kind):
    found = read(samples.photo(kind, orientation=6 if kind == "JPEG" else 1))
    assert {found.width, found.height} == {400, 300}
    assert found.details == {"taken": "2025:03:04 09:15:00", "camera": "Contoh K-1", "place": [-2.063, 101.39]}


def test_a_turned_photo_is_as_high_as_it_is_seen():
    found = read(samples.photo(orientation=6))
    assert (found.width, found.height) == (300, 400)


def test_a_photo_that_does_not_know_its_place_says_none():
    assert read(samples.picture("JPEG")).details == {}


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (samples.word(), "a.docx", ["Notulen", "Undangan rapat monev", "Nama | "]),
        (samples.sheet(), "a.xlsx", ["Hadir", "Ani | Staf"]),
        (samples.old_sheet(), "a.xls", ["Lembar", "Ani"]),
        (samples.slides(), "a.pptx", ["Salindia 1", "Rapat monev", "Salindia 2"]),
        ("Daftar hadir".encode("utf-16"), "a.txt", ["Daftar hadir"]),
        (b"nama;jabatan\nAni;Staf\n", "a.csv", ["Ani | Staf"]),
        (b"From: ani@contoh.invalid\nSubject: Undangan\n\nMohon hadir.\n", "a.eml", ["Undangan", "Mohon hadir."]),
        (samples.zipped({"hadir.txt": "Ani"}), "a.zip", ["hadir.txt | 3"]),
    ],
    ids=["docx", "xlsx", "xls", "pptx", "txt", "csv", "eml", "zip"],
)
def test_words_of_every_kind_are_read(content, name, words):
    text = read(content, name).text
    for word in words:
        assert word in text


def test_an_office_file_says_its_author():
    assert read(samples.word(), "a.docx").details["author"] == "Sekretaris"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")
def test_a_scan_is_read_by_its_letters():
    found = read(samples.scan("NOTULEN RAPAT MONEV"))
    assert "NOTULEN RAPAT MONEV" in found.text


def test_without_tesseract_a_scan_has_no_words(monkeypatch):
    monkeypatch.setenv("PATH", "/tidak/ada")
    assert read(samples.scan("NOTULEN")).text == ""


def test_content_is_read_once(monkeypatch):
    first = read(b"Daftar hadir rapat", "a.txt")
    monkeypatch.setattr(facts.lab, "work", None)
    assert read(b"Daftar hadir rapat", "b.txt") == first


def test_a_file_that_the_lab_cannot_read_is_not_asked_again(monkeypatch):
    def never(*args, **options):
        raise facts.lab.LabError("x")

    monkeypatch.setattr(facts.lab, "work", never)
    assert read(b"Daftar hadir panjang", "a.txt").details == {"unread": True}


def test_the_job_reads_what_is_given_out_and_nothing_else(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        file = keep(b"Daftar hadir pagi", "a.txt")
        bad = services.store(unit=file.unit, content=b"MZ" + bytes(60), name="a", media_type="", by=None, at=NOW)
    examination_tasks.read_file.call(file_id=bad.pk)
    found = selectors.facts_of([file, bad])
    assert found[file.sha256].text == "Daftar hadir pagi"
    assert bad.sha256 not in found
