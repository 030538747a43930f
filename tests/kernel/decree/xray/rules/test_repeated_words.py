"""Words and phrases twice in a row."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, document, draft, item

from bening.kernel.decree.xray.rules.repeated_words import check


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("Rapat dan dan laporan", "Rapat dan laporan"),
        ("Kode etik/kode perilaku/kode perilaku pegawai", "Kode etik/kode perilaku pegawai"),
        ("Standar layanan publik Standar layanan publik", "Standar layanan publik"),
    ],
)
def test_a_repetition_in_a_cell_is_mended(text: str, once: str) -> None:
    (finding,) = check(draft(item(action=text)))
    assert finding.items == ("I.1.1",)
    assert [mend.value for mend in finding.mends] == [once]


def test_names_and_paragraphs_are_told_without_a_mend() -> None:
    findings = check(draft(component(item(), name="Tim Tim Kerja"), document=document("yang yang lain")))
    assert [(finding.items, finding.mends) for finding in findings] == [(("I.1.1",), ()), ((), ())]


@pytest.mark.parametrize(
    "text",
    [
        "langkah-langkah kerja",
        "KPU Provinsi, KPU Provinsi Kenanga",
        "kode etik dan kode perilaku",
        "2024 2024",
        "data dan data-data",
    ],
)
def test_near_misses_do_not_fire(text: str) -> None:
    assert check(draft(item(action=text))) == []
