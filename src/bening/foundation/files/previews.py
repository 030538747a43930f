"""Seeing a file without downloading it: pages drawn anew by the lab, office files as text and tables.

What was drawn is kept in the store under ``previews/<sha256>/``; it can be made again at any time.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bening.foundation.files import lab
from bening.foundation.files.checks.kinds import BY_MEDIA_TYPE, DOC, HTML, PPT, SVG
from bening.foundation.files.models import FileFacts, StoredFile
from bening.foundation.files.services import FileRefusedError, check_available, open_internally
from bening.foundation.files.storage import ObjectTakenError

FOLDER = "previews"
MOST_PAGES = 100_000
"""No file that is taken has more; a number above names none, and would be too long a name for the store."""
PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is "heading", "paragraph" (both with ``text``) or "table" (with ``rows`` of cells, all plain text)."""

    kind: str
    text: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The beginning of a document as plain structure; ``more`` where it goes on."""

    blocks: list[Block]
    more: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """What others than the owner get of a file."""

    content: bytes
    name: str
    media_type: str


def is_drawn(file: StoredFile) -> bool:
    """The preview is pictures of pages: PDF and images (not SVG, which is a program's text)."""
    return file.media_type == "application/pdf" or (
        file.media_type.startswith("image/") and file.media_type != SVG.media_type
    )


def is_text(file: StoredFile) -> bool:
    """The preview is text and tables. Old Word and PowerPoint, HTML, SVG, sound and video have none."""
    kind = BY_MEDIA_TYPE.get(file.media_type)
    without = {DOC, PPT, HTML, SVG}
    return not is_drawn(file) and kind not in without and (kind is None or kind.family != "media")


def page_count(file: StoredFile, facts: FileFacts | None) -> int:
    """How many pages ``preview_page`` has; 1 while nobody has counted them, 0 for a file that is not drawn."""
    if not is_drawn(file):
        return 0
    return (facts.pages if facts else None) or 1


def preview_page(file: StoredFile, number: int) -> bytes:
    """Page ``number`` (from 1) as WebP, at most 1,000 points a side and 120 KiB, without metadata.

    Raises FileRefusedError with a sentence where the file may not be given out, has no such page or cannot be drawn.
    """
    check_available(file)
    if not is_drawn(file):
        raise FileRefusedError(f"Berkas “{file.name}” tidak mempunyai pratinjau halaman. Unduh untuk melihatnya.")
    content = b""
    if 1 <= number <= MOST_PAGES:
        content = _kept(file, f"{number}.webp", "page", media_type=file.media_type, number=number)
    if not content:
        raise FileRefusedError(f"Berkas “{file.name}” tidak mempunyai halaman {number}.")
    return content


def preview_text(file: StoredFile) -> Blocks:
    """The words and tables of an office file, as plain text in plain structure. Raises FileRefusedError."""
    check_available(file)
    said = json.loads(_kept(file, "text.json", "blocks", media_type=file.media_type))
    return Blocks([Block(**block) for block in said["blocks"]], said["more"])


def tells_more(file: StoredFile) -> bool:
    """The file is a picture, which may tell others where, when and with what it was taken."""
    return is_drawn(file) and file.media_type.startswith("image/")


def as_seen_by_others(file: StoredFile) -> Copy:
    """The file for everybody but its owner: pictures without place, time and device; other kinds as they are.

    HEIC and other camera kinds become JPEG, with a name to match. Raises FileRefusedError.
    """
    check_available(file)
    if not tells_more(file):
        with open_internally(file) as stream:
            return Copy(stream.read(), file.name, file.media_type)
    media_type, suffix = (PNG, ".png") if file.media_type == PNG else ("image/jpeg", ".jpg")
    content = _kept(file, f"others{suffix}", "for_others", media_type=file.media_type)
    stem = file.name.rpartition(".")[0] or file.name
    same = file.media_type in {PNG, "image/jpeg"}
    return Copy(content, file.name if same else f"{stem}{suffix}", media_type)


def _kept(file: StoredFile, name: str, task: str, **options: Any) -> bytes:
    """What was made before, or is made now and kept; empty results are not kept."""
    path = f"{FOLDER}/{file.sha256}/{name}"
    if (before := _stored(path)) is not None:
        return before
    content = _made(file, lambda stream: _work(stream, task, options))
    if content:
        with suppress(ObjectTakenError):  # another process was faster; what it made is as good
            default_storage.save(path, ContentFile(content))
    return content


def _stored(path: str) -> bytes | None:
    try:
        with default_storage.open(path, "rb") as stream:
            content: bytes = stream.read()
            return content
    except FileNotFoundError:
        return None


def _work(stream: io.IOBase, task: str, options: dict[str, Any]) -> bytes:
    with lab.on_disk(stream) as path:  # type: ignore[arg-type]
        return lab.work(task, path, **options)


def _made(file: StoredFile, make: Callable[[Any], bytes]) -> bytes:
    with open_internally(file) as stream:
        try:
            return make(stream)
        except lab.LabError as error:
            raise FileRefusedError(
                f"Pratinjau “{file.name}” tidak dapat dibuat. Unduh berkasnya untuk melihatnya."
            ) from error
