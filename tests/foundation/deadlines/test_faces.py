"""How clocks read: the day that is counted, the last day, and what a reader must know of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.template.loader import render_to_string

from bening.foundation.deadlines.selectors.due import due_in
from bening.foundation.deadlines.selectors.faces import faces_of, tightest, urgency
from bening.foundation.deadlines.services import clocks
from bening.foundation.deadlines.services.shipping import reference_copy
from tests.factories import NOW, make_unit
from tests.foundation.deadlines.cases import KIND, case, make_rule, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    reference_copy(at=NOW)
    make_rule()
    return make_unit()


def start(unit, key: str, day: str, pk: int = 1):
    return clocks.clocks_start(by=None, at=moment(day), case=case(unit, pk), keys=[key])


def faces(unit, day: str, hour: int = 12):
    return faces_of(KIND, [1], unit, moment(day, hour))[1]


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        (
            "2026-03-13",
            "active",
            "hari pertama dihitung sesudah 13 Maret 2026, 10 hari kerja, jatuh tempo 6 April 2026",
        ),
        ("2026-03-25", "active", "hari ke-3 dari 10 hari kerja, jatuh tempo 6 April 2026"),
        ("2026-03-30", "soon", "hari ke-6 dari 10 hari kerja, jatuh tempo 6 April 2026"),
        ("2026-04-06", "soon", "hari ke-10 dari 10 hari kerja, jatuh tempo 6 April 2026"),
        ("2026-04-08", "late", "terlambat 2 hari kerja, jatuh tempo 6 April 2026"),
    ],
)
def test_the_day_that_is_counted(unit, day: str, kind: str, words: str) -> None:
    start(unit, "trial.answer", "2026-03-13")
    (face,) = faces(unit, day)
    assert (face.kind, face.words, face.notes) == (kind, words, ())


def test_late_on_a_weekend_with_no_working_day_passed(unit) -> None:
    start(unit, "trial.answer", "2026-06-26")
    (face,) = faces(unit, "2026-07-11")
    assert face.words == "lewat 10 Juli 2026, belum ada hari kerja sesudahnya, jatuh tempo 10 Juli 2026"


def test_calendar_days_end_on_a_holiday_and_say_what_comes_next(unit) -> None:
    start(unit, "dumas.tanggapi_kelengkapan", "2026-05-17")
    (face,) = faces(unit, "2026-05-20")
    assert face.words == "hari ke-3 dari 14 hari kalender, jatuh tempo 31 Mei 2026"
    assert face.notes == ("Tanggal itu hari libur. Hari kerja berikutnya Sel, 2 Jun.",)


def test_hours(unit) -> None:
    start(unit, "pdp.gagal", "2026-05-17")
    assert faces(unit, "2026-05-18")[0].words == "waktu 72 jam, jatuh tempo 20 Mei 2026 pukul 10.00"
    assert faces(unit, "2026-05-20", 11)[0].words.startswith("batas waktu sudah lewat")


def test_what_rests_on_a_provisional_calendar_says_so(unit) -> None:
    start(unit, "trial.answer", "2026-12-21")
    assert faces(unit, "2026-12-22")[0].notes == ("Tanggal ini perkiraan: kalender libur tahun itu belum pasti.",)
    start(unit, "trial.answer", "2028-01-03", pk=2)
    assert faces_of(KIND, [2], unit, moment("2028-01-04"))[2][0].notes


def test_a_pause_an_extension_and_an_end(unit) -> None:
    start(unit, "trial.answer", "2026-03-13")
    clocks.clock_extend(by=None, at=moment("2026-03-16"), case=case(unit), key="trial.answer", reason="Banyak arsip")
    assert faces(unit, "2026-03-16")[0].notes == ("Sudah diperpanjang 7 hari kerja.",)
    clocks.clocks_pause(by=None, at=moment("2026-03-17"), case=case(unit), reason="menunggu pemohon")
    (face,) = faces(unit, "2026-04-01")
    assert face.kind == "idle"
    assert face.words == "ditunda sejak 17 Maret 2026 (menunggu pemohon), hari ke-2 dari 17 hari kerja"
    clocks.clocks_resume(by=None, at=moment("2026-03-25"), case=case(unit))
    assert faces(unit, "2026-03-26")[0].words.startswith("hari ke-3 dari 17 hari kerja")
    clocks.clocks_stop(by=None, at=moment("2026-04-02"), case=case(unit), keys=["trial.answer"])
    (face,) = faces(unit, "2026-05-01")
    assert (face.kind, face.is_open) == ("done", False)
    assert face.words.startswith("selesai tepat waktu pada 2 April 2026, jatuh tempo ")


def test_the_tighter_of_two_clocks_colours(unit) -> None:
    start(unit, "dumas.putus", "2026-08-03")
    start(unit, "sp4n.tidak_berkadar", "2026-08-03")
    found = faces(unit, "2026-08-20")
    assert [face.clock.key for face in found] == ["sp4n.tidak_berkadar", "dumas.putus"]
    assert (tightest(found), urgency(found)) == (found[0], "soon")
    clocks.clocks_pause(by=None, at=moment("2026-08-20"), case=case(unit), reason="menunggu pelapor")
    assert tightest(faces(unit, "2026-08-20")).clock.key == "dumas.putus"
    clocks.clocks_cancel(by=None, at=moment("2026-08-21"), case=case(unit), reason="Dicabut")
    assert (tightest(faces(unit, "2026-08-21")), urgency(faces(unit, "2026-08-21"))) == (None, "")


def test_many_cases_are_read_in_three_queries(unit, django_assert_num_queries) -> None:
    for pk in range(1, 31):
        start(unit, "trial.answer", "2026-03-13", pk=pk)
    clocks.clocks_pause(by=None, at=moment("2026-03-16"), case=case(unit, 7), reason="menunggu")
    with django_assert_num_queries(3):
        assert len(faces_of(KIND, range(1, 40), unit, moment("2026-03-20"))) == 30


def test_the_list_says_state_words_and_clause(unit) -> None:
    start(unit, "trial.answer", "2026-03-13")
    start(unit, "coi.atasan_putus", "2026-03-13")
    html = render_to_string("deadlines/clocks.html", {"faces": faces(unit, "2026-03-26")})
    assert html.count("state--soon") == 1
    assert "Menjawab trial.answer" in html
    assert "UU 0/2000 Pasal 1" in html
    assert html.count("Belum diperiksa") == 1
    assert "Bila lewat: Pejabat tetap tidak boleh mengambil keputusan." in html


def test_what_is_near_in_a_unit(unit, trial) -> None:
    start(unit, "trial.answer", "2026-03-13")
    start(unit, "trial.answer", "2026-03-30", pk=2)
    assert [(case.code, case.kind) for case in due_in(unit, date(2026, 4, 7))] == [
        ("P-1", "late"),
        ("P-2", "soon"),
    ]
    assert due_in(make_unit(), date(2026, 4, 7)) == []
    assert trial.asked == 1
