"""A title for evidence out of a file's name."""

from __future__ import annotations

import re

from bening.kernel.suggest.words import without_suffix, words

_APART = re.compile(r"[_\s]+")
_CODE = re.compile(r"^(?:[ivx]{1,5}|\d{1,2})(?:[.-](?:[ivx]{1,5}|\d{1,2}|[a-z])\b){1,3}[.)]?\s*", re.IGNORECASE)
_CAMERA = re.compile(
    r"^(?:whatsapp image|img|camscanner|screenshot|scan)[ \d.:()-]*(?:at [\d.]+)?(?: ?\(\d+\))?", re.IGNORECASE
)
_STATE = re.compile(r"\b(?:final|fix|rev\d*|v\d+|ttd|scan|copy)\b", re.IGNORECASE)
LONGEST = 120


def title_of(name: str, proof: str) -> str:
    """The file's name without ending, code, camera words and "final"; the required proof where nothing else is left."""
    shown = _CODE.sub("", _APART.sub(" ", without_suffix(name)).strip())
    if not words(shown):
        return _short(proof)
    told = _CAMERA.sub("", shown)
    shown = _APART.sub(" ", _STATE.sub("", told if words(told) else shown)).strip(" -.,")
    return _short(shown[:1].upper() + shown[1:])


def _short(text: str) -> str:
    """One line of at most LONGEST letters, cut at a blank."""
    line = " ".join(text.split()).rstrip(".;")
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]
