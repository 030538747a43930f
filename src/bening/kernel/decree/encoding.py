"""Bytes to text: byte order marks first, then UTF-8, then UTF-16 by its zero bytes, then Windows-1252."""

from __future__ import annotations

import codecs
from typing import Final

from bening.kernel.decree.draft import DecreeError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRANGE_SHARE: Final = 0.02
NOT_TEXT: Final = (
    "Isi berkas ini bukan teks yang dapat dibaca. Unggah keputusan sebagai DOCX, PDF, XLSX, XLS, ODS, CSV, HTML atau "
    "Markdown, atau tempelkan tabelnya."
)


def decode(data: bytes) -> str:
    """The text of a file in any encoding that offices here use.

    Raises:
        DecreeError: for bytes that are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data.removeprefix(mark) if name == "utf-8" else data, name)
    if data[:400].count(0) > len(data[:400]) // 4:
        return _checked(data, "utf-16-le" if data[1:400:2].count(0) > data[0:400:2].count(0) else "utf-16-be")
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(data, "cp1252")


def _checked(data: bytes, name: str) -> str:
    return _plausible(data.decode(name, errors="replace"))


def _plausible(text: str) -> str:
    strange = sum(text.count(sign) for sign in ("\ufffd", "\x00", *map(chr, range(1, 9)), *map(chr, range(14, 32))))
    if strange > _STRANGE_SHARE * len(text):
        raise DecreeError(NOT_TEXT)
    return text.replace("\x00", "")
