"""An empty cell fires, a short one does not."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.no_action import check


def test_an_empty_cell_fires() -> None:
    assert [finding.items for finding in check(draft(item(), item(action=" \n")))] == [("I.1.2",)]


def test_a_dash_is_somebodys_answer_and_does_not_fire() -> None:
    assert check(draft(item(action="-"))) == []
