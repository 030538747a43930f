"""Names that end in a verb, cells that start over."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.xray.rules.garbled_cell import check


def test_a_component_name_that_ends_in_a_verb_fires() -> None:
    (finding,) = check(draft(component(item(), name="Pengendalian Gratifikasi menyosialisasikan")))
    assert finding.items == ("I.1.1",)
    assert "“menyosialisasikan”" in finding.detail


def test_a_cell_that_starts_over_fires() -> None:
    (finding,) = check(draft(item(evidence="Aplikasi presensi berbasis web aplikasi presensi (tautan)")))
    assert finding.items == ("I.1.1",)
    assert "Kolom bukti I.1.1" in finding.detail


@pytest.mark.parametrize("name", ["Pemenuhan Materi", "Menyosialisasikan", "Kebijakan Menteri", "Tim Kerja"])
def test_nouns_and_single_words_do_not_fire(name: str) -> None:
    assert check(draft(component(item(), name=name))) == []


@pytest.mark.parametrize(
    "evidence",
    [
        "Unit Kerja melaporkan hasil kepada Unit Kerja",
        "Laporan kinerja triwulan, laporan kinerja",
        "Foto kegiatan foto kegiatan",
        "Laporan rapat dan daftar hadir rapat",
    ],
)
def test_near_misses_do_not_fire(evidence: str) -> None:
    assert check(draft(item(evidence=evidence))) == []
