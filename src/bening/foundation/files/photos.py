"""Several photos as one PDF: each on a page of A4, upright or lying as the photo is.

A JPEG keeps its bytes; anything else that can be read becomes one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.files import services, uploads
from bening.foundation.files.enums import FileState
from bening.foundation.files.errors import UploadRefusedError
from bening.foundation.files.models import StoredFile, Upload

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

A4 = (595.28, 841.89)
MARGIN = 24.0
MOST_PHOTOS = 50
MOST_PIXELS = 60_000_000
QUALITY = 85
ORIENTATION = 0x0112
DEFAULT_NAME = "Foto"


def photos_to_pdf(photos: Sequence[Upload], *, name: str, by: User, at: datetime) -> Upload:
    """A PDF of the photos in their order, waiting in the tray in their stead.

    Raises UploadRefusedError for fewer than two, for too many and for a file that is no photo, PolicyError for one that
    is not waiting.
    """
    if not 2 <= len(photos) <= MOST_PHOTOS:
        raise UploadRefusedError(f"Pilih 2 sampai {MOST_PHOTOS} foto untuk dijadikan satu PDF.")
    content = _pdf_of([uploads.check_waiting(photo, by=by) for photo in photos])
    if not name.lower().endswith(".pdf"):
        name = f"{name}.pdf"
    return _replace(photos, content, name=name, by=by, at=at)


@transaction.atomic
def _replace(photos: Sequence[Upload], content: bytes, *, name: str, by: User, at: datetime) -> Upload:
    first = photos[0]
    announced = uploads.Announced(name, len(content), "application/pdf", folder=first.folder)
    made = uploads.upload_start(unit=first.unit, year=first.year, announced=announced, by=by, at=at)
    made = uploads.upload_append(upload=made, offset=0, content=ContentFile(content), by=by, at=at)
    for photo in photos:
        uploads.upload_discard(upload=photo, by=by, at=at)
    return made


def _pdf_of(photos: Sequence[StoredFile]) -> bytes:
    import pypdfium2 as pdfium  # large, and wanted here only

    document = pdfium.PdfDocument.new()
    try:
        for photo in photos:
            _add_page(document, *_jpeg_of(photo))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _jpeg_of(file: StoredFile) -> tuple[bytes, int, int]:
    """The photo as an upright JPEG with its width and height in pixels."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if file.state == FileState.QUARANTINED:
        raise UploadRefusedError(f"Foto “{file.name}” dikarantina, jadi tidak dapat dipakai.")
    content = services.read(file)
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UploadRefusedError(f"Foto “{file.name}” terlalu besar untuk dijadikan PDF. Perkecil fotonya.")
            if image.format == "JPEG" and image.mode in {"L", "RGB"} and image.getexif().get(ORIENTATION, 1) == 1:
                return content, image.width, image.height
            upright = ImageOps.exif_transpose(image)
            layer = upright.convert("RGBA")
            flat = Image.new("RGB", layer.size, "white")
            flat.paste(layer, mask=layer)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise UploadRefusedError(f"Foto “{file.name}” tidak dapat dibaca sebagai foto. Pakai JPEG atau PNG.") from error
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), flat.width, flat.height


def _add_page(document: PdfDocument, jpeg: bytes, width: int, height: int) -> None:
    import pypdfium2 as pdfium

    page_width, page_height = A4 if height >= width else A4[::-1]
    scale = min((page_width - 2 * MARGIN) / width, (page_height - 2 * MARGIN) / height)
    shown_width, shown_height = width * scale, height * scale
    page = document.new_page(page_width, page_height)
    image = pdfium.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(jpeg), inline=True)
    matrix = pdfium.PdfMatrix().scale(shown_width, shown_height)
    image.set_matrix(matrix.translate((page_width - shown_width) / 2, (page_height - shown_height) / 2))
    page.insert_obj(image)
    page.gen_content()
    page.close()
