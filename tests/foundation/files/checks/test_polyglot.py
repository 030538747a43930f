"""One file, one meaning."""

import pytest

from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal

ARCHIVE = {"a.txt": "x"}


@pytest.mark.parametrize(
    "front",
    [samples.pdf(), samples.picture("GIF"), samples.picture("JPEG"), samples.picture()],
    ids=["pdf", "gif", "jpeg", "png"],
)
def test_an_archive_behind_something_else_is_found(front):
    assert "tersembunyi arsip ZIP" in refusal(samples.zipped(ARCHIVE, prefix=front))


@pytest.mark.parametrize(
    "payload", [b"<script>alert(1)</script>", b"<HTML >", b"<?php system(1);", b"<!DOCTYPE html >", b"<iframe src=x>"]
)
def test_a_page_in_a_picture_is_found(payload):
    assert "tersembunyi halaman web" in refusal(samples.picture("GIF") + bytes(2_000_000) + payload)


def test_a_pdf_behind_other_bytes_is_found():
    assert "tersembunyi dokumen PDF" in refusal(samples.picture()[:600] + samples.pdf())
