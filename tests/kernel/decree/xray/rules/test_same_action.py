"""Repeated actions."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.same_action import check


def test_a_repeated_part_fires_with_its_wording() -> None:
    plan = draft(
        item(action="Memasang poster di kantor"),
        item(action="1. Membentuk tim;\n2. Memasang poster di kantor"),
        item(action="Memasang spanduk di kantor"),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2")
    assert "“Memasang poster di kantor”" in finding.detail


def test_a_part_twice_in_one_item_a_short_part_and_another_component_do_not_fire() -> None:
    twice = "Memasang poster di kantor, memasang poster di kantor"
    plan = draft(
        component(item(action=twice), item(action="Rapat tim"), item(action="Rapat tim")),
        component(item(action="Memasang poster di kantor"), number=2),
    )
    assert check(plan) == []
