"""The stage of work an indicator speaks of, and the thing it is done to.

A ZI plan walks each subject through the same stages: the need is analysed, a policy is set, it is applied, it is
evaluated, the evaluation is followed up (components of the LKE, PermenPANRB 90/2021 Lampiran III).
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from bening.kernel.decree.draft import Item
from bening.kernel.decree.xray.likeness import jaccard
from bening.kernel.decree.xray.words import content, plain


class Stage(IntEnum):
    """Ordered as the work goes."""

    ANALYSE = 1
    ESTABLISH = 2
    APPLY = 3
    EVALUATE = 4
    FOLLOW_UP = 5


LABELS = {
    Stage.ANALYSE: "analisis",
    Stage.ESTABLISH: "penetapan",
    Stage.APPLY: "penerapan",
    Stage.EVALUATE: "pemantauan atau evaluasi",
    Stage.FOLLOW_UP: "tindak lanjut",
}

_EVALUATE = r"(?:di|[mp]eng)?evaluasi\w*|(?:di)?monitor(?:ing)?|monev|pemantauan|dipantau|(?:di)?reviu"
_PATTERNS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.FOLLOW_UP, re.compile(r"\b(?:di|me|pen)?(?:tindak ?lanjut\w*|nindak ?lanjut\w*)\b")),
    (
        Stage.EVALUATE,
        re.compile(rf"(?<!hasil )\b(?:{_EVALUATE})\b"),
    ),
    (Stage.ANALYSE, re.compile(r"\b(?:analis[ai]s?|menganalis[ai]s?|pemetaan kebutuhan|identifikasi kebutuhan)\b")),
    (
        Stage.ESTABLISH,
        re.compile(
            r"\b(?:menetapkan|ditetapkan|penetapan|menerbitkan|menyusun|disusun|penyusunan|membentuk|dibentuk|pembentukan)\b"
        ),
    ),
    (
        Stage.APPLY,
        re.compile(
            r"\b(?:menerapkan|diterapkan|penerapan|(?:di|meng)?implementasi\w*|melaksanakan|dilaksanakan|pelaksanaan)\b"
        ),
    ),
)
_EVALUATED = re.compile(r"\b(?:evaluasi|monitoring|monev|pemantauan|survei|survey|reviu|audit)\b")
_SURVEYED = re.compile(r"(?<!hasil )\b(?:survei|survey)\b")
_STAGE_WORD = re.compile("|".join(pattern.pattern for _, pattern in _PATTERNS) + r"|\bhasil\b")

SAME_THING = 0.5
"""Share of common words from which two subjects are one thing: "penanganan pengaduan masyarakat" and
"pengaduan masyarakat" are (0.67), "pola rotasi internal" and "pengembangan kompetensi pegawai" are not (0)."""


@lru_cache(maxsize=16_384)
def stage_of(indicator: str) -> Stage | None:
    """The latest stage the indicator names; "evaluasi atas penerapan" is an evaluation."""
    text = plain(indicator)
    return next((stage for stage, pattern in _PATTERNS if pattern.search(text)), None)


@lru_cache(maxsize=16_384)
def subject_of(indicator: str) -> frozenset[str]:
    """The matter without the words of the stage."""
    return content(_STAGE_WORD.sub(" ", plain(indicator)))


def same_thing(one: Item, other: Item) -> bool:
    """Whether two items work on one subject: by the words of the indicators, or because they ask the same evidence."""
    if jaccard(subject_of(one.indicator), subject_of(other.indicator)) >= SAME_THING:
        return True
    evidence = plain(one.evidence_raw)
    return bool(evidence) and evidence == plain(other.evidence_raw)


def follows_evaluation(item: Item) -> bool:
    """A follow-up of an evaluation, a survey or an audit, rather than of a complaint or a report."""
    return stage_of(item.indicator) is Stage.FOLLOW_UP and _EVALUATED.search(plain(item.indicator)) is not None


def is_evaluation(item: Item) -> bool:
    """An evaluation or a survey is done in this item; publishing its result is not."""
    stage = stage_of(item.indicator)
    return stage is Stage.EVALUATE or (stage is not Stage.FOLLOW_UP and bool(_SURVEYED.search(plain(item.indicator))))
