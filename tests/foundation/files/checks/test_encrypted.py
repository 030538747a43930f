"""Locked files are sent back with the way to unlock them."""

import io
import zipfile

import pikepdf
import pytest

from bening.foundation.files.checks import encrypted, kinds
from bening.foundation.files.checks.look import Look
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import inspected, refusal


def locked_zip() -> bytes:
    content = bytearray(samples.zipped({"rahasia.txt": "isi"}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + place] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        samples.pdf(encryption=pikepdf.Encryption(user="kunci", owner="kunci")),
        locked_zip(),
        samples.open_document(**{"META-INF__manifest.xml": "<manifest><encryption-data/></manifest>"}),
        samples.old_sheet(locked=True),
    ],
    ids=["pdf", "zip", "odt", "xls"],
)
def test_a_locked_file_is_refused(content):
    assert refusal(content) == encrypted.SENTENCE
    assert "tanpa kata sandi lalu unggah lagi" in encrypted.SENTENCE


def test_a_locked_word_document_is_recognised():
    assert encrypted.check(Look(io.BytesIO(b""), "a.docx", kinds.LOCKED)) == encrypted.SENTENCE


def test_a_pdf_that_only_restricts_printing_comes_in():
    limited = samples.pdf(encryption=pikepdf.Encryption(user="", owner="kantor"))
    assert inspected(limited).refusal == ""


def test_the_samples_are_locked_indeed():
    with zipfile.ZipFile(io.BytesIO(locked_zip())) as archive, pytest.raises(RuntimeError, match="encrypted"):
        archive.read("rahasia.txt")
