"""Titles that are no change area."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, draft, item, section

from bening.kernel.decree.xray.rules.section_title import check


def test_a_title_that_is_no_area_fires_with_the_area_it_was_taken_for() -> None:
    (finding,) = check(draft(section(component(item(), item()), title="Pembangunan unit kerja menuju WBK")))
    assert finding.items == ("I.1.1", "I.1.2")
    assert "Isinya dibaca sebagai area Manajemen Perubahan" in finding.detail


def test_without_a_guess_a_person_must_choose() -> None:
    (finding,) = check(draft(section(component(item()), title="Lain-lain", area=None)))
    assert "Pilih area perubahannya" in finding.detail


@pytest.mark.parametrize("title", ["PENATAAN TATA LAKSANA", "II. Penataan Tatalaksana", "Area Penguatan Pengawasan"])
def test_other_wordings_of_an_area_do_not_fire(title: str) -> None:
    assert check(draft(section(component(item()), title=title))) == []
