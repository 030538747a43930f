"""Several photos as one PDF: each on a page of A4, upright or lying as the photo is.

A JPEG keeps its bytes; anything else that can be read becomes one.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from bening.foundation.files.lab_work.pictures import on_white, opened

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

A4 = (595.28, 841.89)
MARGIN = 24.0
MOST_PIXELS = 60_000_000
QUALITY = 85
ORIENTATION = 0x0112


def pdf(folder: Path) -> bytes:
    """The photos of a folder by the order of their names: a line of JSON, then the PDF.

    ``unreadable`` in the JSON is the number (from 0) of the first file that is no photo or too large, or null.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for number, path in enumerate(sorted(folder.iterdir())):
        try:
            _add_page(document, *_jpeg_of(path))
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return json.dumps({"unreadable": number}).encode() + b"\n"
    out = io.BytesIO(json.dumps({"unreadable": None}).encode() + b"\n")
    out.seek(0, io.SEEK_END)
    document.save(out)
    return out.getvalue()


def _jpeg_of(path: Path) -> tuple[bytes, int, int]:
    """The photo as an upright JPEG with its width and height in pixels. Raises ValueError for one that is too large."""
    with opened(path) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError(picture.size)
        if picture.format == "JPEG" and picture.mode in {"L", "RGB"} and picture.getexif().get(ORIENTATION, 1) == 1:
            return path.read_bytes(), picture.width, picture.height
        upright = on_white(ImageOps.exif_transpose(picture))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), upright.width, upright.height


def _add_page(document: PdfDocument, jpeg: bytes, width: int, height: int) -> None:
    import pypdfium2

    page_width, page_height = A4 if height >= width else A4[::-1]
    scale = min((page_width - 2 * MARGIN) / width, (page_height - 2 * MARGIN) / height)
    shown_width, shown_height = width * scale, height * scale
    page = document.new_page(page_width, page_height)
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(jpeg), inline=True)
    matrix = pypdfium2.PdfMatrix().scale(shown_width, shown_height)
    image.set_matrix(matrix.translate((page_width - shown_width) / 2, (page_height - shown_height) / 2))
    page.insert_obj(image)
    page.gen_content()
    page.close()
