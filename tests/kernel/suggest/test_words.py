"""File names as comparable words, codes and months."""

from __future__ import annotations

import pytest

from bening.kernel.suggest.places import code_numbers, codes, months, numbered_folders
from bening.kernel.suggest.vocabulary import PHRASES, SAME
from bening.kernel.suggest.words import stem, without_suffix, words


def keys(text: str) -> list[str]:
    return [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SK Pokja", "Surat Keputusan Kelompok Kerja"),
        ("RTP", "Rencana Tindak Pengendalian"),
        ("SS JDIH", "tangkapan layar JDIH"),
        ("TL WBS", "tindak lanjut Whistle Blowing System"),
        ("monev", "monitoring dan evaluasi"),
        ("notulensi", "notulen"),
    ],
)
def test_a_short_form_means_its_long_form(short, long):
    assert keys(short) == keys(long)


@pytest.mark.parametrize(
    ("one", "other"), [("penetapan", "menetapkan"), ("pelayanan", "layanan"), ("kebutuhan", "butuh")]
)
def test_forms_of_one_word_meet_in_their_stem(one, other):
    assert stem(one) == stem(other)


def test_what_says_nothing_is_left_out():
    assert words("Scan_0003 FINAL rev2 (1) WhatsApp Image 2025-01-10 at 09.12 III Maret") == []


def test_words_keep_how_they_were_written():
    assert [word.written for word in words("PenetapanPegawai Téladan.pdf")][:3] == ["penetapan", "pegawai", "teladan"]


def test_words_that_stand_for_others_are_written_as_the_words_are_found():
    for found in (*PHRASES, *SAME):
        assert found == found.lower()
        assert all(part.isalnum() for part in found.split())


@pytest.mark.parametrize(
    ("name", "stem_"), [("SK Tim.pdf", "SK Tim"), ("arsip.tar", "arsip"), ("tanpa akhiran", "tanpa akhiran")]
)
def test_the_ending_is_no_word(name, stem_):
    assert without_suffix(name) == stem_


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("1.i.a SK TIM", [(1, 1, 1)]),
        ("V-2-1 kartu kendali", [(5, 2, 1)]),
        ("II.3", [(2, 3)]),
        ("ii_3_1", [(2, 3, 1)]),
        ("rapat 99.40", []),
        ("SK Tim", []),
    ],
)
def test_codes_are_numbers_however_they_are_written(name, found):
    assert codes(name) == found


def test_a_code_of_one_part_is_a_number_too():
    assert code_numbers("IV") == (4,)
    assert code_numbers("III.3.c") == (3, 3, 3)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("laporan TW II", {4, 5, 6}),
        ("monev triwulan 3", {7, 8, 9}),
        ("semester 2", set(range(7, 13))),
        ("absen pebruari", {2}),
        ("12-06-2025", {6}),
        ("20250714_101010", {7}),
        ("SK", set()),
    ],
)
def test_months_are_read_from_names_numbers_and_periods(name, found):
    assert months(name) == found


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("1. Manajemen Perubahan/4 Budaya Kerja", (1, 4)),
        ("Area 5", (5,)),
        ("ZI 2025/V. Pengawasan/2. SPIP/foto", (5, 2)),
        ("V. Pengawasan/foto/2. lain", (5,)),
        ("II.3/lain", ()),
        ("Pelayanan", ()),
        ("2.3 Lain", ()),
    ],
)
def test_nested_folders_are_read_by_their_numbers(path, numbers):
    assert numbered_folders(path) == numbers
