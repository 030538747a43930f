"""Putting one word in place of another without disturbing the letters' case."""

from __future__ import annotations

import re
from functools import cache


def like_case(word: str, model: str) -> str:
    """``word`` in the case of ``model``: all capitals, a capital at the start, or as it is."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word


@cache
def whole_word(phrase: str) -> re.Pattern[str]:
    """The phrase in any case, its words apart by any blanks; no part of a longer or hyphenated word ("e-Survey")."""
    words = r"\s+".join(re.escape(part) for part in phrase.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def mended(text: str, wrong: str, right: str) -> str:
    """``text`` with every whole-word ``wrong`` (any case, any blanks) replaced by ``right`` in the same case."""
    return whole_word(wrong).sub(lambda match: like_case(right, match[0]), text)
