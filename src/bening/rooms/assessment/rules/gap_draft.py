"""An item of the plan that would answer a question of the worksheet, drafted from the question's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bening.kernel.lke.instrument import Item

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
QUARTER_ENDS = (3, 6, 9, 12)
REGULARLY = re.compile(r"\b(?:berkala|triwulan|rutin|bulanan|setiap bulan)\b", re.IGNORECASE)
CONDITION = re.compile(r"^(?:ya,\s*)?(?:apabila|jika)\s+", re.IGNORECASE)
REFERS = re.compile(r"^kriteria huruf \w telah terpenuhi dan ", re.IGNORECASE)
"""How the options of digital transformation lean on the one below."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts as a person edits them: one step, and one proof, a line."""

    indicator: str
    steps: str
    requirements: str
    target_text: str


def draft_of(question: Item, *, year: int, on: date) -> Draft:
    """What the plan would say: the question, what its best option demands, and a proof of each thing asked.

    A question that asks for something regular is due at the ends of the quarters that are left of the plan's year,
    another one at the end of the month after ``on``.
    """
    indicator = _line(question.shown)
    if question.inputs:
        labels = [_line(field.label) for field in question.inputs]
        steps, proofs = [f"Menghitung {label}" for label in labels], [f"Rekapitulasi {label}" for label in labels]
    else:
        best = _best(question)
        steps, proofs = [best], [f"Dokumen yang menunjukkan: {best[:1].lower()}{best[1:]}"]
    return Draft(indicator, "\n".join(steps), "\n".join(proofs), _target(question, year, on))


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".:;")


def _best(question: Item) -> str:
    """What the highest option says must be true; where it says only "Ya", the explanation, else the question."""
    shown = question.options[0].shown
    told = shown if len(shown.split()) > 1 else question.explanation or question.shown
    text = REFERS.sub("", CONDITION.sub("", _line(told)))
    return f"{text[:1].upper()}{text[1:]}"


def _target(question: Item, year: int, on: date) -> str:
    first = 1 if on.year < year else 12 if on.year > year else on.month
    words = " ".join([question.shown, question.explanation, *(option.shown for option in question.options[:1])])
    if REGULARLY.search(words):
        return _joined([MONTHS[month - 1] for month in QUARTER_ENDS if month >= first])
    return MONTHS[min(first + 1, 12) - 1]


def _joined(names: list[str]) -> str:
    """ "Juni", "Juni dan September", "Juni, September, dan Desember"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
