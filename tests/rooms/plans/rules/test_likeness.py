"""Which rows of a new decree are the old plan's rows."""

from bening.rooms.plans.rules.likeness import Entry, match

TEAM = "Tim Kerja"


def test_the_same_words_pair_first_even_when_they_moved():
    old = [Entry("I.1.1", TEAM, "Membentuk tim kerja"), Entry("I.1.2", TEAM, "Menyusun rencana aksi")]
    new = [Entry("I.1.1", TEAM, "Menyusun rencana aksi"), Entry("I.1.2", TEAM, "Membentuk tim kerja")]
    assert match(old, new) == {0: 1, 1: 0}


def test_a_reworded_row_pairs_and_a_foreign_one_does_not():
    old = [Entry("I.1.1", TEAM, "Terdapat agen perubahan yang ditetapkan pimpinan")]
    new = [
        Entry("I.1.1", TEAM, "Laporan keuangan disampaikan tepat waktu"),
        Entry("I.1.2", TEAM, "Terdapat agen perubahan yang telah ditetapkan oleh pimpinan"),
    ]
    assert match(old, new) == {1: 0}


def test_an_old_row_is_used_once_and_twins_go_by_code():
    old = [Entry("I.1.1", TEAM, "Monev dilaksanakan"), Entry("I.1.2", TEAM, "Monev dilaksanakan")]
    new = [Entry("I.1.2", TEAM, "Monev dilaksanakan"), Entry("I.1.3", TEAM, "Monev dilaksanakan")]
    assert match(old, new) == {0: 1, 1: 0}


def test_nothing_pairs_with_nothing():
    assert match([], [Entry("I.1.1", TEAM, "Apa saja")]) == {}
    assert match([Entry("I.1.1", TEAM, "Apa saja")], []) == {}


def test_a_lengthened_indicator_under_the_same_code_is_the_same_row() -> None:
    old = [Entry("II.1.2", "SOP", "SOP telah dievaluasi")]
    longer = "SOP telah dievaluasi dan diperbarui menurut hasil reviu"
    assert match(old, [Entry("II.1.2", "SOP", longer)]) == {0: 0}
    assert match(old, [Entry("II.1.3", "SOP", longer)]) == {}
    assert match(old, [Entry("II.1.2", "SOP", "Laporan kinerja disusun tepat waktu")]) == {}


def test_of_two_rows_alike_the_nearer_one_takes_the_old_row() -> None:
    old = [Entry("I.1.9", TEAM, "Agen perubahan ditetapkan pimpinan")]
    new = [
        Entry("I.1.1", TEAM, "Agen perubahan baru ditetapkan pimpinan satker"),
        Entry("I.1.2", TEAM, "Agen perubahan ditetapkan oleh pimpinan"),
    ]
    assert match(old, new[:1]) == {0: 0}
    assert match(old, new) == {1: 0}
