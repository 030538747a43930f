"""Documents that nobody here wrote, and every shape a plan can have, are read as their readers would read them.

Each is read in every format that can carry its shape.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.kernel.decree.builders import READERS
from tests.kernel.decree.sketch import Stranger, blocks_of, expected_sketch, sketch_of, strangers

SKETCHES = {
    name: list(strangers(Path(__file__).with_name(f"{name}.txt"))) for name in ("variants", "offices", "strangers")
}
CASES = [
    pytest.param(stranger, name, id=f"{stranger.name} ({name})")
    for sketches in SKETCHES.values()
    for stranger in sketches
    for name in stranger.formats
]


@pytest.mark.parametrize(("stranger", "name"), CASES)
def test_stranger(stranger: Stranger, name: str) -> None:
    draft = READERS[name](blocks_of(stranger.document))
    assert sketch_of(draft) == expected_sketch(stranger.reading)
    assert [item.id for item in draft.items()] == [
        f"{section.id}.{component.number}.{place}"
        for section in draft.sections
        for component in section.components
        for place, _ in enumerate(component.items, start=1)
    ]
    assert all(item.indicator for item in draft.items())
    assert draft.cells_total == draft.cells_in_plan + draft.cells_explained
    assert "cells_unplaced" not in {finding.code for finding in draft.findings}
    assert {finding.code for finding in draft.findings} >= set(stranger.codes)
    assert tuple(reading.heading for reading in draft.columns if not reading.sure) == stranger.unsure


def test_no_sketch_is_lost() -> None:
    assert {name: len(sketches) for name, sketches in SKETCHES.items()} == {
        name: Path(__file__).with_name(f"{name}.txt").read_text("utf-8").count("\n--- reading\n") for name in SKETCHES
    }
    assert sum(map(len, SKETCHES.values())) >= 80


def test_areas_are_known_in_every_shape() -> None:
    sections = re.compile(r"\S+ MANAJEMEN PERUBAHAN$.*^\S+ PENGUATAN PENGAWASAN$", re.MULTILINE | re.DOTALL)
    named = [stranger for stranger in SKETCHES["variants"] if sections.match(stranger.reading)]
    assert len(named) >= 4
    for stranger in named:
        draft = READERS["html"](blocks_of(stranger.document))
        assert [section.area for section in draft.sections] == ["MP", "PW"]
