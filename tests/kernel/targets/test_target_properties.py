"""What holds for any text and any schedule."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.kernel.targets import Kind, Occurrence, Schedule, WeekConvention, from_json, parse, to_json
from bening.kernel.targets.words import MONTH_NAMES, MONTHS

WORDS = (
    *MONTHS,
    *("minggu", "ke-2", "II", "kedua", "5", "12", "31", "2025", "2026", "tahun", "TW", "triwulan", "semester"),
    *("setiap", "per", "bulan", "bulanan", "hari", "kali", "2x", "sekali", "setahun", "awal", "akhir", "pertengahan"),
    *("s.d.", "-", "sampai", "dan", "/", ",", ";", "(", ")", "atau", "paling lambat", "sebelum", "setelah", "mulai"),
    *("tanggal", "berikutnya", "bulan berikutnya", "Senin", "jika ada", "berkala", "sudah", "selesai", "tidak"),
    *("rapat", "100%", "6-1-2025", "2025-02-30", "B03", "Jan-25", "sepanjang", "minimal", "sekitar", "terakhir"),
    *("1.", "2)", "minggu terakhir"),
)
phrases = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
years = st.integers(1900, 2099) | st.none()
conventions = st.sampled_from(WeekConvention)


def check_sound(schedule: Schedule) -> None:
    found = schedule.occurrences
    assert (schedule.kind is Kind.NONE) == (not found)
    assert all(it.start <= it.due for it in found)
    assert list(found) == sorted(set(found), key=lambda it: (it.start, it.due, it.period))
    assert len({it.period for it in found}) == len(found)
    assert found or schedule.findings
    assert all(finding.code and finding.detail for finding in schedule.findings)
    for other in schedule.alternatives:
        assert other.because
        assert all(it.start <= it.due for it in other.occurrences)
    assert from_json(to_json(schedule)) == schedule


@settings(max_examples=400, deadline=None)
@given(phrases, years, conventions)
def test_any_sequence_of_target_words_gives_a_sound_schedule(
    text: str, year: int | None, weeks: WeekConvention
) -> None:
    check_sound(parse(text, year=year, weeks=weeks))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), years)
def test_any_text_gives_a_sound_schedule(text: str, year: int | None) -> None:
    check_sound(parse(text, year=year))


@settings(max_examples=200, deadline=None)
@given(phrases, st.sampled_from([str.upper, str.title, lambda it: it.replace(" ", "  "), lambda it: f"\u00a0{it}\t"]))
def test_case_and_blanks_do_not_matter(text: str, rewrite: object) -> None:
    assert callable(rewrite)
    assert parse(rewrite(text), year=2025) == parse(text, year=2025)


months = st.tuples(st.integers(2000, 2090), st.integers(1, 12))


def name(month: tuple[int, int]) -> str:
    return f"{MONTH_NAMES[month[1]].capitalize()} {month[0]}"


def day_name(it: date) -> str:
    return f"{it.day} {MONTH_NAMES[it.month].capitalize()} {it.year}"


def rendered(schedule: Schedule) -> str:
    """The canonical writing of a schedule: the dates of its occurrences, or their names."""

    def week(it: Occurrence) -> str:
        year, month, number = it.period.split("-")
        return f"Minggu ke-{number[1:]} {MONTH_NAMES[int(month)]} {year}"

    def window(it: Occurrence) -> str:
        return f"{day_name(it.start)} s.d. {day_name(it.due)}"

    found = schedule.occurrences
    writers = {
        Kind.WEEK: week,
        Kind.MONTH: lambda it: name((it.due.year, it.due.month)),
        Kind.MONTHS: lambda it: name((it.due.year, it.due.month)),
        Kind.WINDOW: window,
        Kind.DATE: lambda it: day_name(it.due),
    }
    if schedule.kind in writers:
        return ", ".join(writers[schedule.kind](it) for it in found)
    word = {Kind.MONTHLY: "bulan", Kind.QUARTERLY: "triwulan", Kind.SEMESTER: "semester"}[schedule.kind]
    return f"Setiap {word} ({day_name(found[0].start)} s.d. {day_name(found[-1].due)})"


canonical = st.one_of(
    months.map(name),
    st.lists(months, min_size=2, max_size=5, unique=True).map(lambda them: ", ".join(name(it) for it in sorted(them))),
    st.tuples(months, st.integers(1, 4)).map(lambda it: f"Minggu ke-{it[1]} {name(it[0])}"),
    st.dates(date(2000, 1, 1), date(2090, 12, 31)).map(day_name),
    st.tuples(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2041, 1, 1), date(2090, 1, 1))).map(
        lambda it: f"{day_name(it[0])} s.d. {day_name(it[1])}"
    ),
    st.tuples(st.sampled_from(["bulan", "triwulan", "semester"]), st.integers(2000, 2090)).map(
        lambda it: f"setiap {it[0]} tahun {it[1]}"
    ),
)


@settings(max_examples=200, deadline=None)
@given(canonical)
def test_canonical_writing_of_a_schedule_reads_back(phrase: str) -> None:
    schedule = parse(phrase, year=None)
    again = parse(rendered(schedule), year=None)
    assert (again.kind, again.ambiguous) == (schedule.kind, False)
    dates = [(it.start, it.due) for it in schedule.occurrences]
    assert [(it.start, it.due) for it in again.occurrences] == dates


def test_importing_the_grammar_does_not_load_the_parser() -> None:
    code = "import sys, bening.kernel.targets; print([m for m in ('lark', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
