"""Identifiers used twice."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.duplicate_id import check


def test_an_identifier_used_twice_fires() -> None:
    plan = draft(component(item("Satu")), component(item("Dua")))
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.1")
    assert "“Satu” dan “Dua”" in finding.detail


def test_equal_items_with_their_own_numbers_do_not_fire() -> None:
    assert check(draft(item("Satu"), item("Satu"))) == []
