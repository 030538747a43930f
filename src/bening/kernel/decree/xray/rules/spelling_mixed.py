"""One document spells a word in two ways."""

from __future__ import annotations

from collections.abc import Iterable

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import Passage, listed, passage_items, passage_places, passages
from bening.kernel.decree.xray.lexicon import variants
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.spelling import mended, whole_word
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="spelling_mixed",
    title="Ejaan bergantian",
    severity=Severity.LOW,
    looks_for=(
        "Dua ejaan dari kata yang sama dalam satu dokumen, misalnya “survei” dan “survey” atau “risiko” dan “resiko”."
    ),
    source="Kamus Besar Bahasa Indonesia; daftar disusun untuk Bening",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per word; the change writes the standard spelling in each cell that has another."""
    texts = [(passage, frozenset(plain(passage.text).split())) for passage in passages(draft)]
    findings = []
    for group in variants():
        found = {word: _with(word, texts) for word in group}
        used = [word for word in group if found[word]]
        if len(used) > 1:
            findings.append(_finding(group[0], used, found))
    return findings


def _with(word: str, texts: Iterable[tuple[Passage, frozenset[str]]]) -> list[Passage]:
    return [passage for passage, words in texts if word in words and whole_word(word).search(passage.text)]


def _finding(standard: str, used: list[str], found: dict[str, list[Passage]]) -> Finding:
    where = "; ".join(f"“{word}” di {listed(passage.where for passage in found[word])}" for word in used)
    mends = [
        passage.cell.mend(
            mended(passage.cell.text, word, standard),
            f"Tulis “{standard}” pada {passage.cell.label} {passage.cell.item.id}",
        )
        for word in used
        if word != standard
        for passage in found[word]
        if passage.cell is not None
    ]
    everywhere = [passage for word in used for passage in found[word]]
    return RULE.finding(
        f"Ejaan bergantian: {where}. Ejaan bakunya “{standard}”; samakan.",
        passage_items(everywhere),
        places=passage_places(everywhere),
        mends=mends,
    )
