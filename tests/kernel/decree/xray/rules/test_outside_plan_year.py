"""Due dates in another year."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.outside_plan_year import check


@pytest.mark.parametrize("target", ["Januari 2032", "Desember 2030", "November 2031-Februari 2032"])
def test_another_year_fires(target: str) -> None:
    assert [finding.items for finding in check(draft(item(target=target)))] == [("I.1.1",)]


@pytest.mark.parametrize("target", ["31 Desember 2031", "Januari 2031", ""])
def test_the_edges_of_the_year_do_not_fire(target: str) -> None:
    assert check(draft(item(target=target))) == []


def test_the_decrees_year_stands_in_and_an_unknown_year_says_nothing() -> None:
    rows = item(target="Juni 2031")
    assert check(draft(rows, document=document(year=2031, default_year=None))) == []
    assert check(draft(rows, document=document(year=None, default_year=None))) == []
