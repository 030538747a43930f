"""The areas of the running text against those of the plan."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, document, draft, item, section

from bening.kernel.decree.xray.rules.scope_text import check

PLAN = (
    section(component(item()), title="Penataan Tatalaksana", area="PT", key="I"),
    section(component(item()), title="Penguatan Pengawasan", area="PW", key="II"),
)


def test_text_about_one_of_two_areas_fires() -> None:
    text = document("Membangun area Penguatan Pengawasan menuju WBK", "Kalimat lain tentang area parkir kantor")
    (finding,) = check(draft(*PLAN, document=text))
    assert "hanya menyebut area Penguatan Pengawasan" in finding.detail
    assert [place.line for place in finding.places] == [1]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("Memenuhi penataan tatalaksana dan penguatan pengawasan",),
        ("Meliputi area Penataan Tatalaksana", "dan area Penguatan Pengawasan"),
        ("Meliputi area Manajemen Perubahan",),
    ],
)
def test_near_misses_do_not_fire(paragraphs: tuple[str, ...]) -> None:
    assert check(draft(*PLAN, document=document(*paragraphs))) == []
