"""Names of offices in a text, and whether an office named is the unit itself or another of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bening.kernel.decree.draft import Document, PlanDraft
from bening.kernel.decree.xray.cells import Passage, passages
from bening.kernel.decree.xray.lexicon import institutions, place_names

_LEVEL = r"(?P<level>(?i:provinsi|prov\.?|kabupaten|kab\.?|kota))"
_CLASS = r"(?:(?i:kelas)\s+[IVX\d]+\s*-?\s*[A-C]?\b(?:\s+(?i:khusus))?\s+)?"
_REGION = r"(?P<region>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})"
_LEVELS = {"prov": "Provinsi", "provinsi": "Provinsi", "kab": "Kabupaten", "kabupaten": "Kabupaten", "kota": "Kota"}

_TITLES = r"(?:(?:yth\.?|bapak|ibu|ketua|sekretaris|kepala|sekretariat|bagian|subbagian|inspektorat|pimpinan)\s+){0,3}"
_CHANNEL = re.compile(
    rf"\b(?:melalui|via|kepada|ke|dari|tembusan|(?:koordinasi|berkoordinasi|konsultasi|berkonsultasi|bersama|"
    rf"kerja\s?sama|bekerja\s?sama)(?:\s+dengan)?)\s+{_TITLES}$",
    re.IGNORECASE,
)
_BEFORE = 90


@dataclass(frozen=True, slots=True)
class UnitName:
    """An office of one kind: its names, its level ("" where the kind has none) and its region."""

    aliases: tuple[str, ...]
    levelled: bool
    level: str
    region: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Another office of the same kind, named in a passage. ``channel``: it receives, forwards or sends."""

    passage: Passage
    name: str
    region: str
    start: int
    end: int
    channel: bool


def unit_of(document: Document) -> UnitName | None:
    """The decree's own office from its unit or issuer; None where no region can be told."""
    return next((found for name in (document.unit, document.issuer) if (found := _parse(" ".join(name.split())))), None)


def _parse(name: str) -> UnitName | None:
    for institution in institutions():
        pattern = _pattern(institution.aliases, levelled=institution.levelled)
        match = pattern.match(_title_case(name))
        if match is not None:
            return UnitName(institution.aliases, institution.levelled, _level(match), _region(match["region"]))
    match = re.match(rf"(?P<alias>\w.*?)\s+{_LEVEL}\s+{_REGION}", _title_case(name))
    if match is None:
        return None
    return UnitName((match["alias"],), True, _level(match), _region(match["region"]))  # noqa: FBT003


def _title_case(name: str) -> str:
    return name.title() if name.isupper() else name


@lru_cache(maxsize=64)
def _pattern(aliases: tuple[str, ...], *, levelled: bool) -> re.Pattern[str]:
    names = "|".join(r"\s+".join(map(re.escape, alias.split())) for alias in sorted(aliases, key=len, reverse=True))
    level = rf"{_LEVEL}\s+" if levelled else rf"(?:{_LEVEL}\s+)?"
    return re.compile(rf"\b(?i:{names})\s+{_CLASS}{level}{_REGION}")


def _level(match: re.Match[str]) -> str:
    return _LEVELS[match["level"].lower().rstrip(".")] if match["level"] else ""


def _region(written: str) -> str:
    """The place name without the words that follow it: "Melati Tahun" is "Melati"; "" when nothing is left."""
    kept: list[str] = []
    for word in written.split():
        if word.lower() in place_names().stops:
            break
        kept.append(word)
    return " ".join(kept)


def _is_own(own: UnitName, level: str, region: str) -> bool:
    if own.level and level and own.level != level:
        return False
    mine, theirs = own.region.lower().split(), region.lower().split()
    if theirs[: len(mine)] != mine:
        return False
    return not (set(theirs[len(mine) : len(mine) + 1]) & place_names().qualifiers)


def mentions(draft: PlanDraft) -> Iterator[Mention]:
    """Every other office of the unit's own kind named in the plan or the decree, in reading order."""
    own = unit_of(draft.document)
    if own is None:
        return
    pattern = _pattern(own.aliases, levelled=own.levelled)
    for passage in passages(draft):
        for match in pattern.finditer(passage.text):
            region = _region(match["region"])
            if not region or _is_own(own, _level(match), region):
                continue
            end = match.start("region") + len(region)
            channel = _CHANNEL.search(passage.text[max(0, match.start() - _BEFORE) : match.start()]) is not None
            yield Mention(passage, passage.text[match.start() : end], region, match.start(), end, channel)
