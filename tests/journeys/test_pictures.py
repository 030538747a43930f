"""The pages that the documentation shows. ``make screenshots`` takes their pictures from a fresh example year."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.journeys.places import PLAN, item
from tests.journeys.walker import PICTURES, Walker

Make = Callable[..., Walker]
WIDE, PHONE = 1280, 360
SHOWN = [
    ("sekretaris", WIDE, PLAN, "rencana"),
    ("staf-mp", WIDE, item("I.3.1"), "butir"),
    ("sekretaris", WIDE, f"{PLAN}rontgen/", "rontgen"),
    ("provinsi", WIDE, "/pengawasan/?urut=-terlambat", "pengawasan"),
    ("staf-pp", PHONE, "/", "tugas-saya"),
]
MOST_BYTES = 150 * 1024


@pytest.mark.parametrize(("persona", "width", "address", "name"), SHOWN, ids=[row[3] for row in SHOWN])
def test_a_page_that_the_documentation_shows(
    walker_at: Make, persona: str, width: int, address: str, name: str
) -> None:
    walker = walker_at(width)
    walker.sign_in(persona)
    walker.open(address)
    walker.picture(name)
    assert (PICTURES / f"{name}.png").stat().st_size <= MOST_BYTES
