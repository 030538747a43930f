"""Reading what a file says, once for each content, after it may be given out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bening.foundation.files import lab
from bening.foundation.files.models import FileFacts, StoredFile
from bening.foundation.files.services import open_internally

FACTS_SECONDS, OCR_SECONDS = 60, 150
FEW_LETTERS = 40
"""A PDF with fewer letters than this on all its pages is a scan."""
UNREAD = {"unread": True}


def read_facts(file: StoredFile, *, at: datetime) -> FileFacts:
    """The facts of a file's content, read now where nobody did before. Raises FileRefusedError for lost bytes."""
    known = FileFacts.objects.filter(sha256=file.sha256).first()
    if known is not None:
        return known
    with open_internally(file) as stream, lab.on_disk(stream) as path:
        found = _found(file, path)
    return FileFacts.objects.get_or_create(sha256=file.sha256, defaults={**found, "read_at": at})[0]


def _found(file: StoredFile, path: Any) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(lab.work("facts", path, seconds=FACTS_SECONDS, media_type=file.media_type))
    except lab.LabError:
        return {"details": UNREAD}
    if _is_picture_of_text(file, found):
        try:
            found["text"] = lab.work("ocr", path, seconds=OCR_SECONDS, media_type=file.media_type).decode()[:20_000]
        except lab.LabError:
            found["details"] |= {"ocr": False}
    return found


def _is_picture_of_text(file: StoredFile, found: dict[str, Any]) -> bool:
    raster = file.media_type.startswith("image/") and file.media_type != "image/svg+xml"
    return raster or (file.media_type == "application/pdf" and len(found["text"]) < FEW_LETTERS)
