"""Rows edited as lines keep their identity."""

import pytest

from bening.rooms.plans.rules.lines import likeness, lines_of, match_lines

TEAM, PLAN = "SK tim kerja zona integritas", "Rencana kerja tim"


def test_blank_lines_and_blanks_around_are_nothing():
    assert lines_of(" a \n\n b\n") == ["a", "b"]


def test_same_words_keep_their_row_wherever_they_stand():
    assert match_lines([(1, TEAM), (2, PLAN)], [PLAN, TEAM]) == ([2, 1], [])


def test_a_mended_line_keeps_the_row_that_is_most_alike():
    rows = [(1, TEAM), (2, PLAN)]
    assert match_lines(rows, ["Rencana kerja timnya", "SK tim kerja zona integritas 2025"]) == ([2, 1], [])


def test_other_words_are_a_new_line_and_the_old_row_is_gone():
    assert match_lines([(1, TEAM), (2, PLAN)], [TEAM, "Foto kegiatan"]) == ([1, None], [2])


def test_what_was_removed_comes_back_with_the_same_words():
    assert match_lines([(1, "SK tim kerja")], [TEAM, "SK tim kerja"], removed=[(7, TEAM)]) == ([7, 1], [])


def test_two_lines_with_the_same_words_are_two_rows():
    assert match_lines([(1, "Notulen"), (2, "Notulen")], ["Notulen", "Notulen", "Notulen"]) == ([1, 2, None], [])


def test_a_lengthened_line_is_the_same_one():
    assert likeness("Notulen", "Notulen rapat tim kerja")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Laporan triwulan I", "Laporan triwulan IV"),
        ("Laporan bulan Januari 2025", "Laporan bulan Februari 2025"),
        ("Berita acara ke 1", "Berita acara ke 2"),
    ],
)
def test_another_period_is_another_line(old, new):
    assert not likeness(old, new)


def test_a_wrong_year_that_was_mended_is_the_same_line():
    assert likeness("Laporan kinerja tahun 2024", "Laporan kinerja tahun 2025")


def test_of_two_lines_alike_the_nearer_one_keeps_the_row():
    rows = [(1, TEAM)]
    farther, nearer = "SK tim kerja pembangunan zona integritas", "SK tim kerja zona integritas 2025"
    assert match_lines(rows, [farther]) == ([1], [])
    assert match_lines(rows, [farther, nearer]) == ([None, 1], [])
