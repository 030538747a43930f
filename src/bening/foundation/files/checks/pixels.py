"""Pictures that unpack into more points than a page can need."""

from __future__ import annotations

import warnings

from bening.foundation.files.checks.kinds import HEIC
from bening.foundation.files.checks.look import Look

PIXELS = 100_000_000
FRAMES = 1_000
BROKEN = "Gambar ini rusak, sehingga tidak dapat dibuka. Ambil atau simpan ulang gambarnya lalu unggah lagi."


def check(look: Look) -> str:
    """A sentence for a broken picture and for one over 100 megapixels or 1,000 frames."""
    if look.kind is None or look.kind.family != "image":
        return ""
    from PIL import Image

    if look.kind is HEIC:
        import pillow_heif

        pillow_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(look.from_start()) as picture:
                (width, height), frames = picture.size, getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError:
        return _too_large("lebih dari 100 juta")
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        return BROKEN
    if width * height > PIXELS:
        return _too_large(f"{width} × {height}")
    if frames > FRAMES:
        return f"Gambar ini bergerak dalam {frames} bingkai; batasnya {FRAMES}. Unggah sebagai video atau potong."
    return ""


def _too_large(points: str) -> str:
    return f"Gambar ini {points} titik; batasnya 100 juta titik. Perkecil gambarnya lalu unggah lagi."
