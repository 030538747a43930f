"""File names and decree texts as comparable words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bening.kernel.suggest.vocabulary import NOISE, PHRASES, READABLE, SAME

_TOKEN = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_PHRASE = re.compile(r"\b(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b")
_ROMAN = re.compile(r"[ivx]+")
_ENDINGS = ("nya", "lah", "kan", "an", "i")
_STARTS = ("meng", "mem", "men", "meny", "peng", "pem", "pen", "ber", "ter", "per", "me", "pe", "di", "ke", "se")
_BY_LENGTH = tuple(sorted(_STARTS, key=len, reverse=True))
_SHORTEST_STEM = 4


class Word(NamedTuple):
    """A meaningful word: what it is compared by, and how it was written (for the reasons that a person reads)."""

    key: str
    written: str


def plain(text: str) -> str:
    """Lower case without accents, camel case taken apart."""
    decomposed = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def without_suffix(name: str) -> str:
    """A file name without its ending."""
    return _SUFFIX.sub("", name)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem: one ending, then one beginning, as long as four letters stay: "penetapan" meets "menetapkan"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    for start in _BY_LENGTH:
        if word.startswith(start) and len(word) - len(start) >= _SHORTEST_STEM:
            return word[len(start) :]
    return word


def words(text: str) -> list[Word]:
    """The meaningful words of a text: a short form and its long form have the same key. Numbers are for ``places``."""
    joined = " ".join(_TOKEN.findall(plain(text)))
    found: list[Word] = []
    for token in _PHRASE.sub(lambda match: PHRASES[match.group()], joined).split():
        if token in NOISE or token.isdigit() or len(token) == 1 or _ROMAN.fullmatch(token):
            continue
        found += [Word(stem(part), READABLE.get(part, part)) for part in SAME.get(token, token).split()]
    return found
