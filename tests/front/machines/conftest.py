from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.front.machines.world import IN_TIME, Province, make_province


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


@pytest.fixture(autouse=True)
def _sixteenth_of_june() -> Iterator[time_machine.Traveller]:
    """In place of the demo date: time stands still at ``IN_TIME``; a test moves it on."""
    with time_machine.travel(IN_TIME, tick=False) as traveller:
        yield traveller
