"""Putting one word in place of another without disturbing the letters' case."""

from __future__ import annotations

import re


def like_case(word: str, model: str) -> str:
    """``word`` in the case of ``model``: all capitals, a capital at the start, or as it is."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word


def mended(text: str, wrong: str, right: str) -> str:
    """``text`` with every whole-word ``wrong`` (any case, any blanks) replaced by ``right`` in the same case."""
    pattern = r"\s+".join(re.escape(part) for part in wrong.split())
    return re.sub(rf"\b{pattern}\b", lambda match: like_case(right, match[0]), text, flags=re.IGNORECASE)
