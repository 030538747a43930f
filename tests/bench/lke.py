"""How long the LKE takes: loading it, one score with all minima of both predicates, 10,000 of them, and a path.

Counted in processor time on one core, so that what else the machine does is left out. The house's budgets: one score
with all minima at most 1 ms, 10,000 of them at most 5 s. LibreOffice recalculates the worksheets of 100 fillings beside
it (1,000 with ``BENING_BENCH_FULL=1``), writing and reading its file included.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bening.kernel.lke import Answers, Predicate, improvements, path_to, read_answers, score
from bening.kernel.lke.loading import build
from bening.kernel.lke.worksheet import worksheet
from bening.reference.instruments import tables
from tests.kernel.decree.office import convert
from tests.kernel.lke.fillings import LKE, at_random

ASSESSMENTS = 10_000
DIFFERENT = 500
RECALCULATED = 1_000 if os.environ.get("BENING_BENCH_FULL") else 100


def milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def assess_all() -> int:
    """Score 10,000 fillings and decide both predicates; returns how many pass WBK."""
    fillings = [read_answers(LKE, at_random(seed)) for seed in range(DIFFERENT)]
    passed = 0
    for number in range(ASSESSMENTS):
        result = score(LKE, fillings[number % DIFFERENT])
        passed += result.passes(Predicate.WBK)
        result.passes(Predicate.WBBM)
    return passed


def against_libreoffice() -> None:
    """Print how long LibreOffice takes to recalculate the worksheets of so many fillings, beside our scores of them."""
    fillings = {f"isian {seed}": read_answers(LKE, at_random(seed)) for seed in range(RECALCULATED)}
    book = worksheet(LKE, fillings)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        convert(book, "xlsx", "xlsx:Calc MS Excel 2007 XML", Path(folder) / "lke")
        theirs = (time.perf_counter() - began) * 1000
    ours = milliseconds(lambda: [_one(answers) for answers in fillings.values()])
    print(f"{f'{RECALCULATED} fillings, scored by us':52}{ours:10.2f}")
    print(f"{'the same recalculated by LibreOffice, clock':52}{theirs:10.2f}")
    print(f"{'LibreOffice takes so many times as long':52}{theirs / ours:10.0f}")


def run() -> None:
    now = score(LKE, at_random(1))
    answers = read_answers(LKE, at_random(1))
    effort = {name: place % 10 + 1 for place, name in enumerate(LKE.items)}
    rows: list[tuple[str, float, float | None]] = [
        ("load the instrument (once a process)", milliseconds(lambda: build(tables("lke-zi-2021"))), None),
        ("10,000 assessments, both predicates", milliseconds(assess_all), 5000),
        ("one of them (mean of 1,000)", milliseconds(lambda: [_one(answers) for _ in range(1000)]) / 1000, 1),
        ("read the answers", milliseconds(lambda: [read_answers(LKE, at_random(1)) for _ in range(50)]) / 50, None),
        ("every improvement", milliseconds(lambda: improvements(now)), None),
        ("the path to WBK", milliseconds(lambda: path_to(now, Predicate.WBK)), None),
        ("the path to WBBM, effort 1 to 10", milliseconds(lambda: path_to(now, Predicate.WBBM, effort=effort)), None),
    ]
    print(f"\n{'LKE, processor time on one core':52}{'ms':>10}{'budget ms':>11}")
    for name, taken, budget in rows:
        print(f"{name:52}{taken:10.2f}{budget or '':>11}")
    against_libreoffice()


def _one(answers: Answers) -> list[bool]:
    result = score(LKE, answers)
    return [check.passed for predicate in Predicate for check in result.checks(predicate)]


if __name__ == "__main__":
    run()
