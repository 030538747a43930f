"""Rows edited as lines keep their identity."""

from bening.rooms.plans.rules.lines import lines_of, match_lines


def test_blank_lines_and_blanks_around_are_nothing():
    assert lines_of(" a \n\n b\n") == ["a", "b"]


def test_same_words_keep_their_row_wherever_they_stand():
    assert match_lines([(1, "a"), (2, "b")], ["b", "a"]) == ([(2, "b"), (1, "a")], [])


def test_a_mended_line_keeps_the_row_that_is_left():
    assert match_lines([(1, "a"), (2, "b")], ["a", "b mended", "c"]) == ([(1, "a"), (2, "b mended"), (None, "c")], [])


def test_rows_that_no_line_took_are_gone():
    assert match_lines([(1, "a"), (2, "b")], ["b"]) == ([(2, "b")], [1])
