"""One score with all minima of both predicates takes at most a millisecond of processor time."""

from __future__ import annotations

import time

import pytest

from bening.kernel.lke import Predicate, read_answers, score

from .fillings import LKE, at_random


@pytest.mark.timed
def test_a_thousand_assessments() -> None:
    """Measured at 0.13 s; 10,000 within 5 s are 1,000 within half a second."""
    fillings = [read_answers(LKE, at_random(seed)) for seed in range(50)]
    began = time.process_time()
    results = [score(LKE, fillings[number % 50]) for number in range(1000)]
    decided = [[check.passed for predicate in Predicate for check in result.checks(predicate)] for result in results]
    taken = time.process_time() - began
    assert len(decided[-1]) == 24
    assert taken < 0.5
