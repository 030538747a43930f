import pytest

from tests.front.worlds import World, make_world


@pytest.fixture(autouse=True)
def _sixteenth_of_june(demo_mode) -> None:
    """The year stands at 16 June 2025."""


@pytest.fixture
def world(db) -> World:
    return make_world()
