"""Names that a person reads and every computer can keep: Windows, macOS, Linux, ZIP and BagIt.

Lengths are bytes of UTF-8, which is never less than what Windows (260 characters for a whole path) or Linux (255 bytes
for one name) count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

FOLDER_LIMIT: Final = 36
FOLDER_DEPTH: Final = 4
FILE_LIMIT: Final = 100
PATH_LIMIT: Final = 200
PAYLOAD: Final = "data"
NAMELESS: Final = "tanpa nama"

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")
_BLANKS = re.compile(r"\s+")
# BagIt escapes "%" and some tools forget to; Windows refuses the others.
_REPLACED: Final = str.maketrans(
    {"/": "-", "\\": "-", "|": "-", ":": " -", '"': "'", "<": "(", ">": ")", "?": "", "*": "", "%": " persen"}
)
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE)


def safe_name(text: str, limit: int = FILE_LIMIT, *, suffix: str = "") -> str:
    """One folder or file name of at most ``limit`` bytes that reads like ``text`` and ends in ``suffix``."""
    shown = "".join(" " if character.isspace() else character for character in unicodedata.normalize("NFC", text))
    kept = "".join(character for character in shown.translate(_REPLACED) if unicodedata.category(character)[0] != "C")
    name = _shorten(unicodedata.normalize("NFC", _BLANKS.sub(" ", kept)).strip(" ."), limit - len(suffix.encode()))
    if _RESERVED.match(name):
        name = _shorten(f"_{name}", limit - len(suffix.encode()))
    return (name or NAMELESS) + suffix


def _shorten(name: str, limit: int) -> str:
    """Cut to so many bytes, at a blank where one is near the end; a name may not end in a blank or a full stop."""
    raw = name.encode()
    if len(raw) <= limit:
        return name
    cut = raw[:limit].decode(errors="ignore")
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) <= limit // 4 else cut).rstrip(" .,-(")


def split_suffix(name: str) -> tuple[str, str]:
    """The name without and with only its extension: ("SK Tim", ".pdf"). Only short extensions of letters and digits."""
    match = _SUFFIX.search(name)
    return (name[: match.start()], match.group()) if match else (name, "")


def suggested_name(*, code: str, title: str, on: date | None, original: str) -> str:
    """The official file name to suggest: "I.1.1 SK Tim Kerja 2025-01-06.pdf". The original name stays in the record."""
    stem, suffix = split_suffix(original)
    code = safe_name(code, 20) if code.strip() else ""
    day = on.isoformat() if on else ""
    room = FILE_LIMIT - len(f"{code}  {day}{suffix}".encode())
    parts = (code, safe_name(title if title.strip() else stem, room), day)
    return safe_name(" ".join(part for part in parts if part), suffix=suffix.lower())


class Names:
    """Hands out paths below ``data/``: the same headings give the same folder, no two names differ by case alone."""

    def __init__(self) -> None:
        self._folders: dict[tuple[str, ...], str] = {(): PAYLOAD}
        self._taken: set[str] = set()
        self._last_number: dict[str, int] = {}

    def place(self, folders: Sequence[str], name: str) -> str:
        """The path of a file under these headings, outermost first. Raises ValueError for more than four headings."""
        if len(folders) > FOLDER_DEPTH:
            raise ValueError(f"{len(folders)} headings above {name!r}; a package has at most {FOLDER_DEPTH}")
        folder = self._folder(tuple(folders))
        stem, suffix = split_suffix(name)
        return self._free(folder, stem, min(FILE_LIMIT, PATH_LIMIT - len(folder.encode()) - 1), suffix)

    def _folder(self, headings: tuple[str, ...]) -> str:
        if headings not in self._folders:
            parent = self._folder(headings[:-1])
            self._folders[headings] = self._free(parent, headings[-1], FOLDER_LIMIT, "")
        return self._folders[headings]

    def _free(self, folder: str, stem: str, limit: int, suffix: str) -> str:
        wanted = alike(f"{folder}/{stem}{suffix}")
        number = self._last_number.get(wanted, 0) + 1
        while True:
            path = f"{folder}/{safe_name(stem, limit, suffix=f' ({number}){suffix}' if number > 1 else suffix)}"
            key = alike(path)
            if key not in self._taken:
                self._taken.add(key)
                self._last_number[wanted] = number
                return path
            number += 1


def alike(path: str) -> str:
    """Equal for two paths that one of the usual file systems takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
