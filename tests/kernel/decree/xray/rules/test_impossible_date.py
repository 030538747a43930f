"""Dates that no calendar has."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.impossible_date import check


@pytest.mark.parametrize("target", ["31 April 2031", "triwulan V 2031"])
def test_a_date_that_does_not_exist_fires(target: str) -> None:
    assert [finding.items for finding in check(draft(item(target=target)))] == [("I.1.1",)]


@pytest.mark.parametrize("target", ["30 April 2031", "segera"])
def test_a_real_date_and_mere_words_do_not_fire(target: str) -> None:
    assert check(draft(item(target=target))) == []
