"""Components without items."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.empty_component import check


def test_a_component_without_items_fires() -> None:
    (finding,) = check(draft(component(item()), component(name="Agen Perubahan", number=2)))
    assert "I.2 “Agen Perubahan”" in finding.detail
    assert [place.line for place in finding.places] == [102]


def test_a_component_with_one_item_does_not_fire() -> None:
    assert check(draft(component(item()))) == []
