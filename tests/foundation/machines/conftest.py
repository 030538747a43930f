from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.factories import NOW
from tests.foundation.machines.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[time_machine.Traveller]:
    """Time stands still at ``NOW``; a test moves it on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
