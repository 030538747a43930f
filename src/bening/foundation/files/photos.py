"""Several waiting photos become one PDF that waits in their stead."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.files import lab, services, uploads
from bening.foundation.files.errors import UploadRefusedError
from bening.foundation.files.models import StoredFile, Upload

MOST_PHOTOS = 50
SECONDS = 60
DEFAULT_NAME = "Foto"


def photos_to_pdf(photos: Sequence[Upload], *, name: str, by: User, at: datetime) -> Upload:
    """A PDF of the photos in their order, one a page, waiting in the tray in their stead.

    Raises UploadRefusedError for fewer than two, for too many and for a file that is no photo, FileRefusedError for one
    that may not be read, PolicyError for one that is not waiting.
    """
    if not 2 <= len(photos) <= MOST_PHOTOS:
        raise UploadRefusedError(f"Pilih 2 sampai {MOST_PHOTOS} foto untuk dijadikan satu PDF.")
    content = _pdf_of([uploads.check_waiting(photo, by=by) for photo in photos])
    first = photos[0]
    shown = name if name.lower().endswith(".pdf") else f"{name}.pdf"
    announced = uploads.Announced(shown, len(content), "application/pdf", folder=first.folder)
    made = uploads.upload_start(unit=first.unit, year=first.year, announced=announced, by=by, at=at)
    made = uploads.upload_append(upload=made, offset=0, content=ContentFile(content), by=by, at=at)
    with transaction.atomic():
        uploads.hold(photos)
        for photo in photos:
            uploads.upload_discard(upload=photo, by=by, at=at)
    return made


def _pdf_of(files: Sequence[StoredFile]) -> bytes:
    with TemporaryDirectory(prefix="bening-") as folder:
        for number, file in enumerate(files):
            with services.open_file(file) as source, (Path(folder) / f"{number:03}").open("wb") as copy:
                shutil.copyfileobj(source, copy)
        try:
            answer, _, content = lab.work("photos", Path(folder), SECONDS).partition(b"\n")
        except lab.LabError as error:
            raise UploadRefusedError(
                "Foto-foto ini terlalu banyak atau terlalu besar untuk satu PDF. Pilih lebih sedikit, lalu coba lagi."
            ) from error
    unreadable = json.loads(answer)["unreadable"]
    if unreadable is not None:
        raise UploadRefusedError(
            f"“{files[unreadable].name}” tidak dapat dibaca sebagai foto, atau terlalu besar. Kecualikan berkas itu."
        )
    return content
