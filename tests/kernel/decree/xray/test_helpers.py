"""The small tools that the rules share."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.decree.xray.builders import item

from bening.kernel.decree.draft import Item, Severity
from bening.kernel.decree.xray.cells import listed, quote
from bening.kernel.decree.xray.frequency import frequency_words, period_end
from bening.kernel.decree.xray.lexicon import (
    clashes,
    frequency_scales,
    institutions,
    misspellings,
    promises,
    regulations,
    variants,
)
from bening.kernel.decree.xray.likeness import alike, clusters, jaccard
from bening.kernel.decree.xray.spelling import like_case, mended
from bening.kernel.decree.xray.stages import Stage, same_thing, stage_of
from bening.kernel.decree.xray.words import plain
from bening.kernel.targets import frequency_words as words_of
from bening.kernel.targets.schedule import Kind

BAGS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=7), max_size=14)


@given(BAGS, st.sampled_from([0.5, 0.67, 0.8, 0.9, 1.0]))
def test_the_filter_finds_exactly_the_pairs_that_comparing_all_finds(bags: list[frozenset[str]], least: float) -> None:
    every = {
        (one, other) for other in range(len(bags)) for one in range(other) if jaccard(bags[one], bags[other]) >= least
    }
    assert set(alike(bags, least)) == every


@given(BAGS)
def test_clusters_are_disjoint_and_of_two_and_more(bags: list[frozenset[str]]) -> None:
    found = clusters(bags, 0.8)
    members = [position for cluster in found for position in cluster]
    assert len(members) == len(set(members))
    assert all(len(cluster) > 1 for cluster in found)
    assert all(bags[position] for position in members)


def test_a_chain_of_likenesses_is_one_cluster() -> None:
    bags = [frozenset("abcd"), frozenset("abcde"), frozenset("bcdef"), frozenset("xy"), frozenset("abcde")]
    assert clusters(bags, 0.66) == [[0, 1, 2, 4]]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [([], ""), (["A"], "A"), (["A", "B", "A"], "A dan B"), ([f"N{n}" for n in range(14)], "N11, dan 2 lainnya")],
)
def test_lists_read_as_indonesian(names: list[str], sentence: str) -> None:
    assert listed(names).endswith(sentence)


def test_quotes_are_one_line_and_cut_between_words() -> None:
    assert quote("satu\ndua") == "“satu dua”"
    assert quote("satu dua tiga", 9) == "“satu dua …”"


@pytest.mark.parametrize(
    ("word", "model", "result"), [("matriks", "MATRIK", "MATRIKS"), ("b", "a", "b"), ("b", "A", "B")]
)
def test_a_correction_keeps_the_case(word: str, model: str, result: str) -> None:
    assert like_case(word, model) == result


def test_only_whole_words_are_replaced() -> None:
    assert mended("Survey dan surveyor", "survey", "survei") == "Survei dan surveyor"


@pytest.mark.parametrize(("month", "day"), [(2, 28), (12, 31), (6, 30)])
def test_period_ends(month: int, day: int) -> None:
    assert period_end(2031, month) == date(2031, month, day)


def test_a_frequency_is_told_once_however_often_it_is_written() -> None:
    assert len(frequency_words("per bulan, PER BULAN, secara berkala, setiap hari")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "tiap pekan",
        "mingguan",
        "3 kali setahun",
        "sebulan sekali",
        "triwulan",
        "caturwulanan",
        "semesteran",
        "berkala",
        "periodik",
        "rutin",
    ],
)
def test_the_quick_look_passes_what_the_grammar_knows(words: str) -> None:
    known = [word for word, kind in words_of(words) if kind is None or kind is not Kind.WINDOW]
    assert len(frequency_words(words)) == len(known)


@pytest.mark.parametrize(
    ("indicator", "stage"),
    [
        ("Hasil evaluasi telah ditindaklanjuti", Stage.FOLLOW_UP),
        ("Menindaklanjuti hasil survei", Stage.FOLLOW_UP),
        ("Evaluasi atas penerapan sistem", Stage.EVALUATE),
        ("Hasil evaluasi dipakai sebagai dasar", None),
        ("Analisa kebutuhan pegawai", Stage.ANALYSE),
        ("Penetapan kebijakan", Stage.ESTABLISH),
        ("Sistem telah diterapkan", Stage.APPLY),
        ("Tersedia ruang layanan", None),
    ],
)
def test_the_latest_stage_of_an_indicator(indicator: str, stage: Stage | None) -> None:
    assert stage_of(indicator) is stage


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (item("Penetapan pola rotasi pegawai"), item("Penerapan pola rotasi pegawai", evidence="SK"), True),
        (item("Penetapan pola rotasi"), item("Analisis kebutuhan diklat"), True),
        (item("Penetapan pola rotasi", evidence=""), item("Analisis kebutuhan diklat", evidence=""), False),
        (item("Penetapan pola rotasi", evidence="SK"), item("Analisis kebutuhan diklat", evidence="Daftar"), False),
    ],
)
def test_one_subject_by_its_words_or_its_evidence(one: Item, other: Item, same: bool) -> None:
    assert same_thing(one, other) is same


def test_no_misspelling_is_its_own_correction_or_a_spelling_in_use() -> None:
    accepted = {word for group in variants() for word in group}
    for misspelling in misspellings():
        assert misspelling.wrong == misspelling.wrong.lower()
        assert misspelling.wrong != misspelling.right
        assert misspelling.wrong not in accepted
        assert f" {misspelling.wrong} " not in f" {misspelling.right.lower()} "


def test_the_registers_are_read_and_say_where_they_come_from() -> None:
    assert all(regulation.clause and regulation.status == "verified" for regulation in regulations())
    assert all(bool(regulation.repealed_by) != bool(regulation.amended_by) for regulation in regulations())
    assert len({institution.key for institution in institutions()}) == len(institutions())
    assert all(promise.severity in {Severity.HIGH, Severity.MEDIUM} and promise.advice for promise in promises())
    assert all(clash.advice for clash in clashes())


def test_a_promise_kept_in_its_own_words_is_kept() -> None:
    kept = ("tindak lanjut", "iku", "perjanjian kinerja", "sanksi", "kompensasi", "kode etik", "reviu", "sosialisasi")
    for promise in promises():
        for words in kept:
            if promise.promise.search(words):
                assert promise.needed.search(plain(words))


def test_scales_go_from_the_best_answer_down_to_none() -> None:
    for question in frequency_scales().questions:
        values = [float(answer.value) for answer in question.answers]
        times = [answer.times for answer in question.answers]
        assert values == sorted(values, reverse=True)
        assert times == sorted(times, reverse=True)
        assert (values[0], values[-1], times[-1]) == (1.0, 0.0, 0)
        assert question.answers[-2].times >= 1 or question.id == "P.1.iii.b"
