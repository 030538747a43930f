"""From the letters of a cell to plain lower-case words that the grammar knows.

Only the form changes here (case, blanks, dashes, dots, spelling of months, number words); no word is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb febr peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june juny jun",
            "juli july jul",
            "agustus august agt agu ags agst aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Every accepted spelling of a month (Indonesian, English, old spelling, short forms) to its number."""

MONTH_NAMES: tuple[str, ...] = (
    "",
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
"""The canonical name of month N at index N."""

_KEYWORDS = ("triwulan", "semester", "caturwulan", "kuartal", "minggu", "setiap", "pertengahan")
_SHORTEST_MISSPELT = 5
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), start=1
    )
}
_ORDINALS = {"pertama": 1, "kesatu": 1} | {
    f"ke{word}": int(number) for word, number in _NUMBER_WORDS.items() if word != "satu"
}
_CLOSED_UNITS = r"(?:hari|minggu|pekan|bulan|bln|triwulan|tw|caturwulan|semester|tahun|thn|th)"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile(r"[‐‑‒–—―−~]")
_BULLET = re.compile(r"(?:^|\n)\s*[-•·▪*]\s*(?=[a-z0-9(])")
_FIRST_NUMBERING = re.compile(r"\s*\d{1,2}[.)]\s+(?=[a-z])")
_NUMBERING = re.compile(r"(?:^|(?<=[\s;,]))\d{1,2}[.)]\s+(?=[a-z])")
_HOUR = re.compile(
    r"\b(?:pukul|pkl|jam)\b\.?\s*\d{1,2}[.:]\d{2}(?:\s*(?:-|sd)\s*(?:\d{1,2}[.:]\d{2}|selesai))?(?:\s*wi(?:b|ta|t)\b)?"
)
"""The hour of a day; it does not change the day."""
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bs\s*[./]\s*d\b\.?"), " sd "),
    (re.compile(r"≤|<="), " paling lambat "),
    (re.compile(r"\bplg\b\.?"), "paling"),
    (re.compile(r"(?<=[a-z])2(?=nya\b)"), ""),
    (_HOUR, " "),
    (re.compile(r"[\[{]"), "("),
    (re.compile(r"[\]}]"), ")"),
    (re.compile(r"['’](?=\d\d\b)"), "-"),
    (re.compile(r"[\"'`’‘“”*_|]|:(?!\d)|(?<!\d):"), " "),
    (re.compile(r"(?<=[a-z])\.(?=\s|$|,|\))|(?<=\b[a-z])\.|\.+$"), ""),
    (re.compile(r"(?<!\d)\.|\.(?!\d)"), " "),
    (re.compile(r"[;&+]"), ","),
    (re.compile(r"\b(\d+)\s*\(\s*\1\s*\)"), r"\1"),
    (re.compile(r"\b(\d+)\s*x\b"), r"\1 kali"),
    (re.compile(rf"\bkali\s*/\s*(?={_CLOSED_UNITS}\b)"), "kali per "),
    (re.compile(r"\bper\s*-\s*"), "per "),
    (re.compile(r"\b(tw|trw|triwulan|kuartal|q|smt|semester|minggu|m|w)\s*-\s*(?=\d|[ivx]+\b)"), r"\1 "),
    (re.compile(rf"\bse(?={_CLOSED_UNITS}\b)"), "1 "),
    (re.compile(rf"\b({_MONTH})(?=\d)"), r"\1 "),
    (re.compile(rf"(?<![\d-])(\d{{1,2}})[-/](?={_MONTH}\b)"), r"\1 "),
    (re.compile(r"(?<=[a-z)])\s*[-/,]\s*(?=(?:(?:tahun|thn|th|ta)\s*)?(?:19|20)\d\d\b)"), " "),
    (re.compile(r"\s+"), " "),
)
_TWO_DIGIT_YEAR = re.compile(rf"\b({_MONTH})\s*-\s*([2-4]\d)\b(?!\s*(?:{_MONTH}\b|[-./]))")
_NUMBER_WORD_PAIR = re.compile(r"\(\s*(?:dua belas|" + "|".join(_NUMBER_WORDS) + r")\s*\)")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The words of a phrase ready for the grammar, with what was changed that a person should know.

    ``misspelt`` holds pairs (as written, as read); ``numbering`` tells that list numbers ("1.", "2)") were set
    aside; ``short_years`` holds the pairs (as written, as read) of years in two digits.
    """

    text: str
    misspelt: tuple[tuple[str, str], ...] = ()
    numbering: bool = False
    short_years: tuple[tuple[str, str], ...] = ()


def squeeze(text: str) -> str:
    """Lower case, one kind of blank, one kind of dash: two writings that differ only so are the same phrase."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    text = _DASHES.sub("-", text)
    return "\n".join(line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line)


def clean(squeezed: str) -> Cleaned:
    """Bring squeezed text (see :func:`squeeze`) to the words of the grammar, keeping every word."""
    text, numbering = _without_list_marks(squeezed)
    text = _NUMBER_WORD_PAIR.sub(" ", text)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    if text.count("(") != text.count(")"):
        text = re.sub(r"[()]", " ", text)
    short_years: list[tuple[str, str]] = []

    def spell_year(match: re.Match[str]) -> str:
        read = f"{match[1]} 20{match[2]}"
        short_years.append((match[0], read))
        return read

    text = _TWO_DIGIT_YEAR.sub(spell_year, text)
    misspelt: list[tuple[str, str]] = []

    def plain(match: re.Match[str]) -> str:
        word = match[0]
        known = _known(word)
        if known is not None:
            return known
        guess = _nearest(word)
        if guess is None:
            return word
        misspelt.append((word, guess))
        return guess

    text = _WORD.sub(plain, text).replace("2 belas", "12")
    return Cleaned(" ".join(text.split()), tuple(misspelt), numbering, tuple(short_years))


def _without_list_marks(text: str) -> tuple[str, bool]:
    """Set aside bullets and list numbers, but only where the cell itself opens with one."""
    if _BULLET.match(text):
        return _BULLET.sub(" , ", text).strip(" ,"), False
    if _FIRST_NUMBERING.match(text):
        return _NUMBERING.sub(", ", text).strip(" ,"), True
    return text, False


def _known(word: str) -> str | None:
    if word in MONTHS:
        return MONTH_NAMES[MONTHS[word]]
    if word in _NUMBER_WORDS:
        return _NUMBER_WORDS[word]
    if word in _ORDINALS:
        return f"ke-{_ORDINALS[word]}"
    return "1 kali" if word == "sekali" else None


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    """The one month or keyword a single slip away from ``word``; None when there is none, or more than one."""
    if len(word) < _SHORTEST_MISSPELT or word in _KEYWORDS:
        return None
    from rapidfuzz.distance import OSA

    names = {
        MONTH_NAMES[number] for name, number in MONTHS.items() if OSA.distance(word, name, score_cutoff=1) <= 1
    } | {name for name in _KEYWORDS if OSA.distance(word, name, score_cutoff=1) <= 1}
    return names.pop() if len(names) == 1 else None
