"""What a file says of itself: pages, size, words, and the metadata that its owner may see."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bening.foundation.files.lab_work import blocks, words

MOST_TEXT = 20_000
_CORE = "docProps/core.xml"
_CORE_NAMES = {"creator": "author", "lastModifiedBy": "changed_by", "created": "created", "modified": "modified"}
_PDF_NAMES = {
    "Author": "author",
    "Title": "title",
    "Producer": "producer",
    "CreationDate": "created",
    "ModDate": "modified",
}
_GPS, _DETAILS = 0x8825, 0x8769
_TAKEN, _MAKE, _MODEL = 0x9003, 0x010F, 0x0110


def read(path: Path, *, media_type: str) -> bytes:
    """JSON with ``pages``, ``width``, ``height``, ``text`` and ``details``; what does not apply is null or empty."""
    found: dict[str, Any] = {"pages": None, "width": None, "height": None, "text": "", "details": {}}
    if media_type == "application/pdf":
        found |= _pdf(path)
    elif media_type.startswith("image/") and media_type != "image/svg+xml":
        found |= _picture(path)
    else:
        found["text"] = _words(path, media_type)
        if media_type.startswith("application/vnd.openxmlformats"):
            found["details"] = _core(path)
    found["text"] = found["text"][:MOST_TEXT].replace("\x00", "")
    return json.dumps(found).encode()


def _pdf(path: Path) -> dict[str, Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = ""
    for number in range(len(document)):
        text += document[number].get_textpage().get_text_bounded() + "\n"
        if len(text) > MOST_TEXT:
            break
    said = document.get_metadata_dict()
    details = {ours: said[theirs][:200] for theirs, ours in _PDF_NAMES.items() if said.get(theirs)}
    return {"pages": len(document), "text": text.strip(), "details": details}


def _picture(path: Path) -> dict[str, Any]:
    from bening.foundation.files.lab_work.pictures import opened

    picture = opened(path)
    exif = picture.getexif()
    named: Mapping[int, Any] = exif.get_ifd(_DETAILS)
    details = {
        "taken": _clean(named.get(_TAKEN)),
        "camera": " ".join(filter(None, (_clean(exif.get(_MAKE)), _clean(exif.get(_MODEL))))),
        "place": _place(exif.get_ifd(_GPS)),
    }
    width, height = picture.size
    if exif.get(0x0112, 1) in {5, 6, 7, 8}:
        width, height = height, width
    kept = {name: value for name, value in details.items() if value}
    return {"pages": getattr(picture, "n_frames", 1), "width": width, "height": height, "details": kept}


def _clean(value: object) -> str:
    return str(value or "").replace("\x00", "").strip()[:200]


def _place(gps: Mapping[int, Any]) -> list[float]:
    """Latitude and longitude in degrees, south and west negative; empty where the camera did not know."""
    try:
        degrees = [float(d) + float(m) / 60 + float(s) / 3600 for d, m, s in (gps[2], gps[4])]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return []
    signs = [-1 if gps.get(1) == "S" else 1, -1 if gps.get(3) == "W" else 1]
    return [round(sign * value, 6) for sign, value in zip(signs, degrees, strict=True)]


def _words(path: Path, media_type: str) -> str:
    text: list[str] = []
    for block in blocks.of(path, media_type):
        text += [block.text] if block.text else [" | ".join(row) for row in block.rows]
        if sum(map(len, text)) > MOST_TEXT:
            break
    return "\n".join(text)


def _core(path: Path) -> dict[str, str]:
    """Author and dates that an Office file carries."""
    with zipfile.ZipFile(path) as archive:
        if _CORE not in archive.namelist():
            return {}
        found = {child.tag.rpartition("}")[2]: child.text for child in words.parsed(archive, _CORE)}
    return {ours: found[theirs][:200] for theirs, ours in _CORE_NAMES.items() if found.get(theirs)}
