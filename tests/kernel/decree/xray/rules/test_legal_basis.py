"""Repealed and amended regulations, ended periods."""

from __future__ import annotations

from datetime import date

import pytest
from tests.kernel.decree.xray.builders import document, draft

from bening.kernel.decree.draft import Paragraph, Place, Severity
from bening.kernel.decree.xray.rules.legal_basis import check

FULL = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"


@pytest.mark.parametrize(
    "text",
    [
        f"berdasarkan {FULL} Nomor 52 Tahun 2014 tentang Pedoman",
        f"mengacu pada {FULL} Republik Indonesia Nomor : 10 Tahun 2019 tentang Perubahan",
        "Permen PANRB Nomor 52 Tahun 2014",
        "PermenPAN-RB No. 10 Tahun 2019",
        "PermenPANRB 52/2014",
    ],
)
def test_a_repealed_regulation_fires_with_its_successor(text: str) -> None:
    (finding,) = check(draft(document=document("Menimbang", text)))
    assert "dicabut sejak 31 Desember 2021" in finding.detail
    assert "PermenPANRB 90/2021" in finding.detail
    assert [place.line for place in finding.places] == [2]


def test_a_paragraph_without_a_line_is_the_running_text() -> None:
    about = document(paragraphs=(Paragraph("PermenPANRB 52/2014", Place()),))
    (finding,) = check(draft(document=about))
    assert "di batang tubuh" in finding.detail


def test_a_regulation_without_its_amendment_fires_mildly() -> None:
    (finding,) = check(draft(document=document(f"{FULL} Nomor 90 Tahun 2021")))
    assert finding.severity is Severity.LOW
    assert "PermenPANRB 5/2024" in finding.detail


def test_an_ended_period_fires_once_for_all_its_places() -> None:
    (finding,) = check(draft(document=document("Road Map Reformasi Birokrasi 2025-2029", "road map 2025-2029")))
    assert "Road Map 2025–2029 sudah berakhir" in finding.detail
    assert len(finding.places) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL} Nomor 90 Tahun 2021 sebagaimana telah diubah dengan {FULL} Nomor 5 Tahun 2024",
        "PermenPANRB 52/2014 sebagaimana telah dicabut dengan peraturan yang baru",
        "Peraturan Komisi Pemilihan Umum Nomor 52 Tahun 2014",
        f"{FULL} Nomor 9 Tahun 2023",
        "Renstra 2027-2031",
    ],
)
def test_near_misses_do_not_fire(text: str) -> None:
    assert check(draft(document=document(text))) == []


def test_a_decree_signed_before_the_repeal_does_not_fire() -> None:
    old = document("PermenPANRB 52/2014", decree_date=date(2020, 2, 3), year=2020, default_year=2020)
    assert check(draft(document=old)) == []


def test_without_dates_the_repeal_still_fires_but_no_period_is_judged() -> None:
    undated = document("PermenPANRB 52/2014", "Renstra 2010-2014", decree_date=None, year=None, default_year=None)
    (finding,) = check(draft(document=undated))
    assert "52/2014" in finding.detail
