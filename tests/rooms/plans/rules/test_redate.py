"""Years inside texts."""

from bening.rooms.plans.rules.redate import redated, years_in


def test_years_move_and_numbers_of_regulations_stay():
    text = "Januari 2025 s.d. Maret 2026 (Peraturan 90/2021, tanggal 06/01/2025)"
    assert redated(text, years=1) == "Januari 2026 s.d. Maret 2027 (Peraturan 90/2021, tanggal 06/01/2025)"


def test_the_years_of_a_text_each_once():
    assert years_in("SKP 2024 dan 2025, lalu 2024; kode 120255") == [2024, 2025]
