"""The ranking of required proofs: what speaks for one, and that nothing upsets it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.kernel.suggest import Candidate, Dropped, Due, Past, Suggester

TEAM = Candidate(
    1, "I.1.1", "SK Tim Kerja ZI", "Menerbitkan SK Tim Kerja", "Mengevaluasi tim tahun sebelumnya", "Tim Kerja"
)
LIST = Candidate(
    2,
    "I.4.1",
    "Daftar hadir",
    "Pimpinan berperan sebagai role model",
    dues=tuple(Due(month, date(2025, month, 1), date(2025, month, 28)) for month in range(1, 7)),
)
CARD = Candidate(3, "V.2.1", "Kartu Kendali SPIP", dues=(Due(9, date(2025, 1, 1), date(2025, 12, 31)),))
WBS = Candidate(4, "V.4.3", "Laporan evaluasi setiap triwulan", "Evaluasi atas Whistle Blowing System")
ALL = (TEAM, LIST, CARD, WBS)


def first(name: str, folder: str = "", text: str = "", history: tuple[Past, ...] = ()):
    return Suggester(ALL, history, unit="KPU Kabupaten Kerinci").rank(Dropped(name, folder, text))[0]


def test_words_of_the_name_speak_for_a_proof_and_are_told():
    found = first("SK pokja zona integritas.pdf")

    assert found.key == TEAM.key
    assert found.reasons[0].startswith("kata: ")
    assert 0 < found.confidence <= 1


def test_a_code_beats_words():
    found = first("V.2.1 daftar hadir.pdf")

    assert found.key == CARD.key
    assert "kode V.2.1" in found.reasons


def test_the_beginning_of_a_code_speaks_for_all_below_it():
    keys = [row.key for row in Suggester(ALL).rank(Dropped("V.4 scan.pdf"))]

    assert keys == [WBS.key]


def test_the_area_of_a_folder_speaks_a_little():
    assert first("scan.pdf", "V. Pengawasan/2. SPIP").key == CARD.key
    assert {row.key for row in Suggester(ALL).rank(Dropped("scan.pdf", "Area 5"))} == {CARD.key, WBS.key}


def test_a_misspelt_word_is_understood_in_names_alone():
    suggester = Suggester((Candidate(1, "V.5.3", "Pernyataan benturan kepentingan"),))

    assert suggester.rank(Dropped("pernyatan.pdf"))
    assert not suggester.rank(Dropped("scan.pdf", text="pernyatan"))
    assert not suggester.rank(Dropped("xyzwvutsr.pdf"))


def test_the_text_helps_where_the_name_says_nothing():
    assert first("scan0001.pdf", text="KARTU KENDALI SPIP subbagian keuangan").key == CARD.key


def test_a_month_chooses_the_due_date():
    found = first("daftar hadir maret.pdf")

    assert (found.key, found.due) == (LIST.key, 3)
    assert "masanya cocok" in found.reasons
    assert first("daftar hadir desember.pdf").due is None
    assert first("daftar hadir.pdf").due is None
    assert first("kartu kendali.pdf").due == 9


def test_the_units_own_name_tells_nothing():
    assert Suggester(ALL, unit="KPU Kabupaten Kerinci").rank(Dropped("Kerinci.pdf")) == []
    named = Suggester((Candidate(1, "I.1.1", "SK KPU Kabupaten Kerinci"),))
    assert named.rank(Dropped("Kerinci.pdf"))


def test_a_name_like_one_of_before_goes_where_that_went():
    history = (Past("apel senin pagi.jpg", LIST.key),)
    found = first("apel senin pagi (2).jpg", history=history)

    assert found.key == LIST.key
    assert "seperti berkas sebelumnya" in found.reasons


def test_a_word_of_the_offices_own_is_learnt():
    history = (Past("apel senin pagi lapangan depan.jpg", LIST.key),)
    found = first("foto apel.jpg", history=history)

    assert found.key == LIST.key
    assert found.reasons == ("kata: apel",)


def test_a_name_that_says_only_what_kind_it_is_is_like_none():
    history = (Past("SK.pdf", CARD.key),)

    assert all("seperti" not in reason for reason in first("SK.pdf", history=history).reasons)
    assert Suggester(ALL, history).rank(Dropped("2025.pdf")) == []


def test_nothing_to_choose_from_gives_nothing():
    assert Suggester(()).rank(Dropped("SK Tim.pdf")) == []


def test_names_repeated_in_the_history_count_once():
    history = (Past("apel pagi.jpg", LIST.key), Past("apel pagi.jpg", LIST.key), Past("apel pagi.jpg", CARD.key))
    found = Suggester(ALL, history).rank(Dropped("apel pagi.jpg"))

    assert {row.key for row in found} == {LIST.key, CARD.key}


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=120), folder=st.text(max_size=60), text=st.text(max_size=200), past=st.text(max_size=40))
def test_whatever_a_name_holds_the_ranking_stands(name, folder, text, past):
    found = Suggester(ALL, (Past(past, TEAM.key),)).rank(Dropped(name, folder, text), most=3)

    assert len(found) <= 3
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)
    assert all(row.score > 0 and 0 < row.confidence <= 1 and row.reasons for row in found)


@settings(max_examples=50, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_the_proofs_changes_nothing(candidates):
    dropped = Dropped("V.4 laporan daftar hadir WBS tim TW I.pdf", "Area 1")

    assert Suggester(candidates).rank(dropped) == Suggester(ALL).rank(dropped)
