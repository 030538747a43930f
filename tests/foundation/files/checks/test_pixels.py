"""Pictures stay within what a page can need."""

import pytest

from bening.foundation.files.checks import pixels
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_over_the_limit_is_refused(kind, monkeypatch):
    monkeypatch.setattr(pixels, "PIXELS", 1_000)
    assert "40 × 30 titik" in refusal(samples.picture(kind))


def test_a_photo_of_an_iphone_has_the_limit_too(monkeypatch):
    monkeypatch.setattr(pixels, "PIXELS", 1_000)
    assert "titik" in refusal(samples.heic())


def test_a_header_that_claims_a_gigantic_picture_is_enough():
    content = bytearray(samples.picture("GIF"))
    content[6:10] = b"\xff\xff\xff\xff"
    assert "100 juta titik" in refusal(bytes(content))


def test_endless_animations_are_refused(monkeypatch):
    from PIL import Image

    monkeypatch.setattr(pixels, "FRAMES", 2)
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    content = samples.io.BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])
    assert "3 bingkai; batasnya 2" in refusal(content.getvalue())


def test_a_broken_picture_is_told_so():
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(40)) == pixels.BROKEN
