"""Targets that are no time."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.target_unreadable import check
from bening.kernel.targets.schedule import Kind, Schedule


def test_words_that_are_no_time_fire_with_the_reason() -> None:
    (finding,) = check(draft(item(target="segera setelah ditetapkan")))
    assert finding.items == ("I.1.1",)
    assert "tidak dapat dibaca" in finding.detail


def test_without_a_reason_the_sentence_says_what_to_write() -> None:
    (finding,) = check(draft(item(target="nanti", schedule=Schedule(Kind.NONE))))
    assert "Tulis bulan, rentang bulan, atau frekuensinya" in finding.detail


@pytest.mark.parametrize("target", ["Juni 2031", "", "31 April 2031"])
def test_a_time_a_blank_and_an_impossible_date_do_not_fire(target: str) -> None:
    assert check(draft(item(target=target))) == []
