"""Items of the plan drafted from the worksheet's questions."""

from __future__ import annotations

from datetime import date

import pytest

from bening.kernel import targets
from bening.kernel.lke import load
from bening.rooms.assessment.rules.gap_draft import draft_of

ON = date(2025, 6, 16)
QUESTIONS = load().items


def test_a_yes_or_no_question_gives_what_its_explanation_asks() -> None:
    draft = draft_of(QUESTIONS["P.4.ii.g"], year=2025, on=ON)
    assert draft.indicator == "Terdapat sistem informasi/mekanisme informasi kinerja"
    assert draft.steps == "Terdapat sistem informasi/mekanisme informasi kinerja"
    assert draft.requirements == "Dokumen yang menunjukkan: terdapat sistem informasi/mekanisme informasi kinerja"
    assert draft.target_text == "Juli"


def test_a_graded_question_gives_what_its_best_option_asks() -> None:
    assert draft_of(QUESTIONS["P.1.ii.b"], year=2025, on=ON).steps == (
        "Semua target-target prioritas relevan dengan tujuan pembangunan WBK/WBBM"
    )
    assert draft_of(QUESTIONS["R.2.iii.a"], year=2025, on=ON).steps.startswith("Penerapan atau penggunaan")


def test_numbers_are_counted_and_proven_one_by_one() -> None:
    draft = draft_of(QUESTIONS["R.1.i.a"], year=2025, on=ON)
    assert draft.steps.splitlines() == ["Menghitung Jumlah Agen Perubahan", "Menghitung Jumlah Perubahan yang dibuat"]
    assert draft.requirements.splitlines()[0] == "Rekapitulasi Jumlah Agen Perubahan"


@pytest.mark.parametrize(
    ("on", "target"),
    [
        (date(2024, 11, 1), "Maret, Juni, September, dan Desember"),
        (date(2025, 7, 1), "September dan Desember"),
        (date(2025, 12, 31), "Desember"),
        (date(2026, 2, 1), "Desember"),
    ],
)
def test_regular_work_is_due_at_the_quarters_that_are_left(on: date, target: str) -> None:
    assert draft_of(QUESTIONS["P.1.iii.b"], year=2025, on=on).target_text == target


def test_every_draft_is_whole_and_its_target_readable() -> None:
    for question in QUESTIONS.values():
        draft = draft_of(question, year=2025, on=ON)
        assert draft.indicator
        assert draft.steps
        assert draft.requirements
        assert targets.parse(draft.target_text, year=2025).occurrences
