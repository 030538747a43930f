"""Documents that nobody here wrote are read as their readers would read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.kernel.decree.sketch import Stranger, blocks_of, expected_sketch, sketch_of, strangers
from tests.kernel.decree.test_variants import READERS

STRANGERS = list(strangers(Path(__file__).parent / "strangers.txt"))
CASES = [
    pytest.param(stranger, name, id=f"{stranger.name} ({name})") for stranger in STRANGERS for name in stranger.formats
]


@pytest.mark.parametrize(("stranger", "name"), CASES)
def test_stranger(stranger: Stranger, name: str) -> None:
    draft = READERS[name](blocks_of(stranger.document))
    assert sketch_of(draft) == expected_sketch(stranger.reading)
    assert draft.cells_total == draft.cells_in_plan + draft.cells_explained
    assert "cells_unplaced" not in {finding.code for finding in draft.findings}
    assert {finding.code for finding in draft.findings} >= set(stranger.codes)


def test_there_are_many_strangers() -> None:
    assert len(STRANGERS) >= 40
