"""Pages and pictures drawn anew: small, of one kind, and with nothing in them but what is seen."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

SIDE = 1_000
MOST = 120 * 1024
QUALITIES = (80, 65, 50, 35, 20)
SHRINK = 0.75
PDF = "application/pdf"


def opened(path: Path) -> Image.Image:
    """A picture of any allowed kind, turned the way the camera was held."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    return Image.open(path)


def rendered(path: Path, media_type: str, number: int, side: int = SIDE) -> Image.Image:
    """Page ``number`` (from 1) of a PDF, or frame ``number`` of a picture, at most ``side`` points high and wide.

    Raises IndexError where there is no such page.
    """
    if media_type == PDF:
        return _pdf_page(path, number, side)
    picture = opened(path)
    if number > getattr(picture, "n_frames", 1) or number < 1:
        raise IndexError(number)
    if number > 1:
        picture.seek(number - 1)
    picture.draft("RGB", (side, side))
    picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((side, side))
    return on_white(picture)


def _pdf_page(path: Path, number: int, side: int) -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    if not 1 <= number <= len(document):
        raise IndexError(number)
    page = document[number - 1]
    scale = side / max(1.0, *page.get_size())
    picture: Image.Image = page.render(scale=min(scale, 4.0)).to_pil()
    picture.thumbnail((side, side))
    return on_white(picture)


def on_white(picture: Image.Image) -> Image.Image:
    """Without transparency and without anything that is not seen (EXIF, XMP, comments, thumbnails)."""
    seen = picture.convert("RGBA") if "A" in picture.getbands() or "transparency" in picture.info else None
    plain = Image.new("RGB", picture.size, "white")
    if seen is None:
        plain.paste(picture.convert("RGB"))
    else:
        plain.paste(seen, mask=seen.getchannel("A"))
    return plain


def page(path: Path, *, media_type: str, number: int) -> bytes:
    """One page as WebP of at most 1,000 points a side and 120 KiB; empty where there is no such page."""
    try:
        picture = rendered(path, media_type, number)
    except IndexError:
        return b""
    while True:
        for quality in QUALITIES:
            content = _webp(picture, quality)
            if len(content) <= MOST:
                return content
        width, height = picture.size
        picture = picture.resize((max(1, int(width * SHRINK)), max(1, int(height * SHRINK))))


def _webp(picture: Image.Image, quality: int) -> bytes:
    sink = io.BytesIO()
    picture.save(sink, "WEBP", quality=quality, method=4)
    return sink.getvalue()


def for_others(path: Path, *, media_type: str) -> bytes:
    """The whole picture without its metadata: PNG stays PNG, every other kind becomes JPEG of the same size."""
    picture = opened(path)
    profile = picture.info.get("icc_profile")
    saving: dict[str, Any] = {"icc_profile": profile} if profile else {}
    sink = io.BytesIO()
    if media_type == "image/png":
        turned = ImageOps.exif_transpose(picture)
        clean = Image.new(turned.mode, turned.size)
        if turned.mode == "P" and (palette := turned.getpalette()):
            clean.putpalette(palette)
        clean.paste(turned)
        if "transparency" in turned.info:
            saving["transparency"] = turned.info["transparency"]
        clean.save(sink, "PNG", **saving)
    else:
        on_white(ImageOps.exif_transpose(picture)).save(sink, "JPEG", quality=90, **saving)
    return sink.getvalue()
