"""What is on no list stays out, with the way in."""

import pytest

from bening.foundation.files.checks import allowed
from tests.foundation.files.checks.helpers import refusal


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), "arsip 7-Zip"),
        (b"Rar!\x1a\x07\x01\x00", "arsip RAR"),
        (b"\x1f\x8b\x08" + bytes(20), "arsip GZIP"),
        (b"BM" + bytes(60), "gambar BMP"),
        (rb"{\rtf1 Halo}", "Dokumen RTF"),
        (b"PK\x03\x04" + bytes(30), "arsip ZIP yang rusak"),
    ],
)
def test_known_strangers_are_called_by_their_name(content, words):
    assert words in refusal(content)


def test_anything_else_is_told_what_comes_in():
    assert refusal(bytes(range(256)), "data.bin") == allowed.SENTENCE
