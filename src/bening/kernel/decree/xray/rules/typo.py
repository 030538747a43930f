"""A word is misspelt in a way that has one correction."""

from __future__ import annotations

from functools import cache

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import Passage, listed, passage_items, passage_places, passages
from bening.kernel.decree.xray.lexicon import misspellings
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.spelling import like_case, mended, whole_word
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="typo",
    title="Salah tulis",
    severity=Severity.LOW,
    looks_for="Kata dari daftar salah tulis yang lazim, pada butir, nama komponen, dan batang tubuh.",
    source="Kamus Besar Bahasa Indonesia; EYD edisi V; daftar disusun untuk Bening",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per misspelt word, with a correction for each cell it stands in."""
    written: dict[str, str] = {}
    found: dict[str, list[Passage]] = {}
    for passage in passages(draft):
        words = set(plain(passage.text).split())
        for wrong in _begun_by(words):
            match = whole_word(wrong).search(passage.text)
            if match is not None:
                written.setdefault(wrong, " ".join(match[0].split()))
                found.setdefault(wrong, []).append(passage)
    corrections = {misspelling.wrong: misspelling.right for misspelling in misspellings()}
    return [_finding(written[wrong], corrections[wrong], where) for wrong, where in sorted(found.items())]


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    by_word: dict[str, list[str]] = {}
    for misspelling in misspellings():
        by_word.setdefault(misspelling.wrong.split()[0], []).append(misspelling.wrong)
    return {word: tuple(wrongs) for word, wrongs in by_word.items()}


def _begun_by(words: set[str]) -> list[str]:
    """The misspellings whose first word is among the words: the only ones worth searching for."""
    first_words = _by_first_word()
    return [wrong for word in words & first_words.keys() for wrong in first_words[word]]


def _finding(wrong: str, right: str, found: list[Passage]) -> Finding:
    mends = [
        passage.cell.mend(
            mended(passage.cell.text, wrong, right), f"Perbaiki {passage.cell.label} {passage.cell.item.id}"
        )
        for passage in found
        if passage.cell is not None
    ]
    return RULE.finding(
        f"“{like_case(right, wrong)}” lebih tepat daripada “{wrong}” di {listed(passage.where for passage in found)}. "
        "Perbaiki pada rencana; keputusan yang sudah ditandatangani tidak berubah.",
        passage_items(found),
        places=passage_places(found),
        mends=mends,
    )
