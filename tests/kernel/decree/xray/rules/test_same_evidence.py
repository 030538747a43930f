"""Equal and nearly equal evidence."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.same_evidence import check

LONG = "Laporan hasil rapat koordinasi penyusunan rencana aksi pembangunan zona"


def test_equal_but_for_punctuation_and_one_word_of_ten_fire() -> None:
    plan = draft(
        item(evidence="SK Unit, spanduk, dan foto"),
        item(evidence="SK Unit, spanduk dan foto."),
        item(evidence=LONG),
        item(evidence=f"{LONG} integritas"),
    )
    assert [finding.items for finding in check(plan)] == [("I.1.1", "I.1.2"), ("I.1.3", "I.1.4")]


@pytest.mark.parametrize(("one", "other"), [("Laporan evaluasi", "Laporan rapat evaluasi"), ("", "")])
def test_near_misses_do_not_fire(one: str, other: str) -> None:
    assert check(draft(item(evidence=one), item(evidence=other))) == []


def test_other_components_may_ask_the_same() -> None:
    assert check(draft(component(item()), component(item(), number=2))) == []
