"""Days in names and texts, and titles out of names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.kernel.suggest.dates import days, set_day
from bening.kernel.suggest.titles import LONGEST, title_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SK 6 Januari 2025", [date(2025, 1, 6)]),
        ("notulen 12-Mar-2025", [date(2025, 3, 12)]),
        ("foto 2025-06-12 dan 13/06/2025", [date(2025, 6, 12), date(2025, 6, 13)]),
        ("IMG_20250520_101010", [date(2025, 5, 20)]),
        ("2025:06:12 08:00:00", [date(2025, 6, 12)]),
        ("D:20250106093000+07'00'", []),
        ("31 Juni 2025", []),
        ("NIP 197908122005011003", []),
        ("tahun 2025", []),
    ],
)
def test_days_are_read_however_they_are_written(text, found):
    assert days(text) == found


def test_the_day_after_the_word_tanggal_is_that_of_the_document():
    text = "Menimbang surat 3 Januari 2025 ... Ditetapkan di Kerinci pada tanggal 6 Januari 2025 ... lahir 1-2-2003"

    assert set_day(text) == date(2025, 1, 6)
    assert set_day("Sungai Penuh, 7 Februari 2025. Rapat 9 Februari 2025") == date(2025, 2, 7)
    assert set_day("tanpa tanggal") is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("I.1.1 SK_Tim_Kerja final.pdf", "SK Tim Kerja"),
        ("V-2-1 kartu kendali juni.xlsx", "Kartu kendali juni"),
        ("WhatsApp Image 2025-01-22 at 14.05.11 (2) banner stop gratifikasi.jpeg", "Banner stop gratifikasi"),
        ("scan0003.pdf", "SK Tim Kerja ZI"),
        ("Screenshot 2025.png", "Screenshot 2025"),
        ("absensi maret 2025.pdf", "Absensi maret 2025"),
    ],
)
def test_a_title_is_the_tidied_name_or_the_proof(name, title):
    assert title_of(name, "SK Tim\nKerja ZI.") == title


def test_a_long_title_is_cut_at_a_blank():
    assert len(title_of("x.pdf", "kata panjang " * 30)) <= LONGEST
    assert title_of("x.pdf", "a" * 200) == "a" * LONGEST


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_name_gives_a_line(name, proof):
    assert "\n" not in title_of(name, proof)
    days(name)
    set_day(name)
