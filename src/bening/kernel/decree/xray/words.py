"""Texts reduced to what they say: lower case, no punctuation, no filler words."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w]+")

_FUNCTION = (
    "ada akan antara atas atau bagi bahwa dalam dan dapat dari dengan di guna hal ini itu jika juga karena ke kepada "
    "maka maupun melalui oleh pada para per saat sebagai secara seluruh semua serta sesuai setiap sudah supaya tentang "
    "telah terdapat terhadap terkait tiap untuk yaitu yang"
)
_DOING_WORDS = "dilakukan melakukan dilaksanakan melaksanakan pelaksanaan kegiatan menjadi terlaksananya"

FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Words that carry grammar rather than the matter of a plan's row."""

_DOING = frozenset(_DOING_WORDS.split())


@lru_cache(maxsize=32_768)
def plain(text: str) -> str:
    """Lower case, every run of punctuation and blanks as one blank."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


@lru_cache(maxsize=32_768)
def content(text: str) -> frozenset[str]:
    """The words that carry the matter: no grammar, no "telah dilakukan"."""
    return frozenset(word for word in plain(text).split() if word not in FUNCTION_WORDS and word not in _DOING)
