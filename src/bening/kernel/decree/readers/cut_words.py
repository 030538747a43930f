"""Words that a narrow cell cut in two, told from whole words that happen to fill their line.

Both look alike: one word alone that reaches the cell's right edge, before a line in small letters. What the file says
elsewhere decides first: a piece that stands as a word of its own was not cut. Then the shape of the pieces does: no
word begins with "gk" or ends with "rt", few are as short as "an" or "d", and one that ends in "-kan" or "-an" is likely
whole. Else words are held to be cut only in cells too narrow for the words of this language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

Word = dict[str, Any]
"""A word with its box: text, x0, x1, top, bottom, and perhaps fontname."""

_REACHES: Final = 1.3
"""A word may be cut when less than this many of its letters would still fit."""
_SHORT: Final = 3
_NARROW: Final = 12
"""Letters; in a wider cell few words need to be cut."""
_SMALL_WORDS: Final = frozenset(
    {"dan", "di", "ke", "yg", "dll", "dst", "dsb", "per", "ada", "hal", "utk", "dgn", "tgl"}
)
_ENDED = re.compile(r"(?:kan|an|nya|asi|isi|tas)$")
_NO_BEGINNING = re.compile(r"(?!ny|ng|sy|kh|[sbcdfgkpt][rlw]|s[tpkm])[b-df-hj-np-tv-z]{2}")
_NO_END = re.compile(r"(?!ng|ks|rs)[b-df-hj-np-tv-z]{2}$")
_ENDING = re.compile(r"[a-z]{0,2}(?:kan|nya)")
_ABBREVIATION: Final = 5
_TRIM = re.compile(r"^\W+|\W+$|^.*[/-](?=\w)")


class WholeWords:
    """The words of a file that are surely whole: those that share their line with others."""

    def __init__(self) -> None:
        self._known: set[str] = set(_SMALL_WORDS)

    def learn(self, lines: Iterable[list[Word]], right: float) -> None:
        """Take in the lines of one cell that ends at ``right``, or of running text."""
        after_cut = False
        for line in lines:
            whole = line[1:] if after_cut else line
            if len(line) > 1:
                self._known.update(_plain(word["text"]) for word in whole)
            after_cut = may_be_cut(line, right)

    def is_cut(self, before: str, after: str, letters: float) -> bool:
        """Whether ``before`` and ``after`` are one word, in a cell that is so many letters wide."""
        first, second = _plain(before), _plain(re.split(r"(?<=\w)[/-]", after, maxsplit=1)[0])
        if first + second in self._known or first in self._known:
            return first + second in self._known
        if len(first) > _ABBREVIATION and _NO_END.search(first):
            return True
        if second in self._known or _ENDED.search(first):
            return second not in self._known and _is_rest(second)
        return _is_rest(second) or min(len(first), len(second)) <= _SHORT or letters <= _NARROW


def _is_rest(piece: str) -> bool:
    """True for letters that no word begins with, and for bare endings."""
    return len(piece) <= _SHORT or bool(_NO_BEGINNING.match(piece) or _ENDING.fullmatch(piece))


def may_be_cut(line: list[Word], right: float) -> bool:
    """True for one word alone that reaches the right edge."""
    last = line[-1]
    return len(line) == 1 and right - last["x1"] < _REACHES * letter_width(last) and last["text"][-1:].isalpha()


def letter_width(word: Word) -> float:
    return float(word["x1"] - word["x0"]) / max(1, len(word["text"]))


def _plain(text: str) -> str:
    return _TRIM.sub("", text).casefold()
