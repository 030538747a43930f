"""A missing target, inherited or not."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.blank_target import check
from bening.kernel.targets.schedule import Kind, Schedule


def test_an_inherited_target_is_offered_for_confirmation() -> None:
    inherited = Schedule(Kind.WINDOW, inherited_from="I.1.1")
    (finding,) = check(draft(item(target="Mei-Juni 2031"), item(target="", schedule=inherited)))
    assert finding.items == ("I.1.2",)
    assert [(mend.field, mend.value) for mend in finding.mends] == [("target", "Mei-Juni 2031")]


def test_a_target_that_is_nowhere_has_no_mend() -> None:
    (finding,) = check(draft(item(target=" ")))
    assert (finding.items, finding.mends) == (("I.1.1",), ())


def test_a_target_that_cannot_be_read_is_not_blank() -> None:
    assert check(draft(item(target="segera"))) == []
