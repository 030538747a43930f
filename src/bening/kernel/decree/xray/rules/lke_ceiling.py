"""The frequency planned can reach only a middling answer to the LKE question the row serves."""

from __future__ import annotations

from functools import cache, lru_cache

from bening.kernel.decree.draft import Finding, Item, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, month_names, quote, row_texts
from bening.kernel.decree.xray.frequency import FREQUENCIES, MONTHLY, QUARTERLY, SEMESTER, named_frequencies
from bening.kernel.decree.xray.lexicon import ScaledQuestion, frequency_scales
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.stages import stage_of
from bening.kernel.decree.xray.words import content
from bening.kernel.targets.schedule import Kind

RULE = Rule(
    code="lke_ceiling",
    title="Frekuensi pada rencana membatasi nilai LKE",
    severity=Severity.HIGH,
    looks_for=(
        "Frekuensi atau jumlah target pada baris dibandingkan dengan pilihan jawaban butir LKE yang berskala "
        "frekuensi. Skala "
        "“berkala/tidak berkala” dibaca dua kali setahun atau lebih."
    ),
    source="Lembar Kerja Evaluasi, Lampiran III PermenPANRB 90/2021",
)
THRESHOLD = 75.0
"""Likeness (0 to 100) of the sorted content words of indicator and question. In the first decree the right pairs score
78 to 100; the nearest wrong pair that is not nearer to another question scores 68."""

_WHOLE = 400
"""Characters of an option shown: options differ in their last words."""


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item whose question it can be told which, and whose frequency misses the best option."""
    findings = []
    for item in draft.items():
        question = question_of(item.indicator)
        times = _times(item) if question is not None else None
        if question is not None and times is not None and times < question.answers[0].times:
            findings.append(_finding(item, question, times))
    return findings


@lru_cache(maxsize=16_384)
def question_of(indicator: str) -> ScaledQuestion | None:
    """The scaled question an indicator repeats: nearer than every other question, alike enough, at the same stage."""
    from rapidfuzz import fuzz, process  # loaded by the first examination

    key = _key(indicator)
    best = process.extractOne(key, _keys(), scorer=fuzz.ratio, score_cutoff=THRESHOLD) if key else None
    questions = frequency_scales().questions
    if best is None or best[2] >= len(questions):
        return None
    question = questions[best[2]]
    stage = stage_of(indicator)
    return question if stage is None or stage is stage_of(question.text) else None


@cache
def _keys() -> tuple[str, ...]:
    scales = frequency_scales()
    return tuple(_key(text) for text in (*(question.text for question in scales.questions), *scales.neighbours))


def _key(text: str) -> str:
    return " ".join(sorted(content(text)))


def _times(item: Item) -> int | None:
    """How often a year the row promises or plans it, the larger of both; None where neither can be told."""
    schedule = item.schedule
    promised = [frequency.per_year for frequency in named_frequencies(*row_texts(item)).values()]
    regular = [FREQUENCIES[kind].per_year for kind in (schedule.kind, schedule.equivalent) if kind in FREQUENCIES]
    planned = [len(schedule.occurrences)] if schedule.occurrences and schedule.kind is not Kind.WINDOW else []
    return max(promised + regular + planned, default=None)


def _finding(item: Item, question: ScaledQuestion, times: int) -> Finding:
    best = question.answers[0]
    reached = next(answer for answer in question.answers if answer.times <= times)
    better = next(frequency for frequency in (SEMESTER, QUARTERLY, MONTHLY) if frequency.per_year >= best.times)
    return RULE.finding(
        f"{item.id} {_planned(item)}, jadi untuk {question.clause} {quote(question.text)} jawabannya paling tinggi "
        f"{reached.key} (nilai {reached.value.replace('.', ',')}: {quote(reached.text, _WHOLE)}). Agar dapat menjawab "
        f"{best.key} "
        f"({quote(best.text, _WHOLE)}), jadwalkan {better.label}.",
        [item],
        mends=[Mend(item.id, "schedule", better.kind.value, f"Jadikan target {item.id} {better.label}")],
        severity=Severity.HIGH if question.exact else Severity.MEDIUM,
    )


def _planned(item: Item) -> str:
    words = named_frequencies(*row_texts(item))
    if words:
        return f"berbunyi {listed(f'“{written}”' for written in words)}"
    dues = [occurrence.due for occurrence in item.schedule.occurrences]
    return f"dijadwalkan {len(dues)} kali setahun ({month_names(dues)})"
