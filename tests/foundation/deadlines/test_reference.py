"""What ships is complete and well formed, and a file that is not is refused with its place."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bening.foundation.deadlines import enums, reference
from bening.foundation.deadlines.reference import BadReference, read_days, read_rules
from bening.kernel.workdays import Measure
from tests.kernel.workdays.days import JOINT_LEAVE, NATIONAL

DAYS = """
year = 2030
provisional = true
standing = "recalled"
basis = "SKB"
sources = ["https://contoh.invalid"]
[[day]]
date = 2030-01-01
kind = "national"
name = "Tahun Baru"
"""
RULES = """
channel = "trial"
label = "Percobaan"
[[rule]]
key = "trial.answer"
label = "Menjawab"
start_event = "diterima"
measure = "working_day"
amount = 3
clause = "UU 0/2000"
sources = ["teks"]
standing = "verified"
"""


def test_the_days_of_2026_are_those_of_the_joint_decree() -> None:
    found = {kind: {day.date for day in reference.days() if day.date.year == 2026 and day.kind == kind}
             for kind in ("national", "joint_leave")}  # fmt: skip
    assert found == {"national": NATIONAL, "joint_leave": JOINT_LEAVE}


def test_the_years_have_as_many_days_as_their_decrees_say() -> None:
    numbers = Counter((day.date.year, day.kind) for day in reference.days())
    assert numbers == {
        (2025, "national"): 17, (2025, "joint_leave"): 11, (2026, "national"): 17, (2026, "joint_leave"): 8,
        (2027, "national"): 18, (2027, "joint_leave"): 8,
    }  # fmt: skip
    assert {day.date.year for day in reference.days() if day.is_provisional} == {2027}


def test_a_day_added_by_a_later_decree_names_that_decree() -> None:
    (day,) = [day for day in reference.days() if day.date == date(2025, 8, 18)]
    assert "933 Tahun 2025" in day.legal_basis


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("grat.lapor_kpk", (30, "working_day")),
        ("grat.lapor_upg", (10, "working_day")),
        ("grat.upg_teruskan", (10, "working_day")),
        ("grat.serah_negara", (7, "working_day")),
        ("coi.atasan_putus", (7, "working_day")),
        ("coi.laporan_warga", (5, "working_day")),
        ("dumas.tanggapi_kelengkapan", (14, "calendar_day")),
        ("dumas.putus", (60, "calendar_day")),
        ("sp4n.verifikasi", (3, "working_day")),
        ("sp4n.berkadar", (60, "working_day")),
        ("pdp.gagal", (72, "hour")),
    ],
)
def test_what_the_law_gives(key: str, expected: tuple[int, str]) -> None:
    (rule,) = [rule for rule in reference.rules() if rule.key == key]
    assert (rule.amount, rule.measure) == expected


def test_completing_a_gift_report_became_shorter_in_2026() -> None:
    old, new = [rule for rule in reference.rules() if rule.key == "grat.lengkapi"]
    assert (old.amount, old.valid_to) == (30, date(2026, 1, 19))
    assert (new.amount, new.valid_from) == (20, date(2026, 1, 20))


def test_what_only_memory_tells_is_marked() -> None:
    recalled = {rule.key for rule in reference.rules() if rule.standing == "recalled"}
    assert recalled == {"grat.lapor_upg", "grat.upg_teruskan", "coi.atasan_putus", "coi.masa_tunggu",
                        "sp4n.lengkapi_pelapor"}  # fmt: skip


def test_the_measures_are_those_of_the_kernel() -> None:
    assert set(enums.Measure.values) == {measure.value for measure in Measure}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2030-01-01", "2031-01-01", "bukan dari tahun 2030"),
        ('"national"', '"pesta"', "“pesta” tidak dikenal"),
        ('"recalled"', '"perhaps"', "“perhaps” tidak dikenal"),
        ("[[day]]", '[[day]]\ndate = 2030-01-01\nkind = "national"\nname = "Tahun Baru"\n[[day]]', "tertulis dua kali"),
    ],
)
def test_a_bad_file_of_days_is_refused(old: str, new: str, message: str) -> None:
    assert read_days(DAYS, "2030.toml")
    with pytest.raises(BadReference, match=message):
        read_days(DAYS.replace(old, new, 1), "2030.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("amount = 3", "amount = 0", "paling sedikit 1"),
        ("amount = 3", "amount = 3\npanjang = 4", "panjang tidak dikenal"),
        ('"working_day"', '"fortnight"', "fortnight"),
        ("amount = 3", 'amount = 3\nduty = "nobody"', "nobody"),
        ('"verified"', '"sure"', "sure"),
        ('sources = ["teks"]', "", "sumber harus disebut"),
        ("amount = 3", "amount = 3\nextension_amount = 2", "perpanjangan memerlukan"),
        ('clause = "UU 0/2000"', "", "clause"),
    ],
)
def test_a_bad_file_of_rules_is_refused(old: str, new: str, message: str) -> None:
    assert read_rules(RULES, "trial.toml")
    with pytest.raises(BadReference, match=message):
        read_rules(RULES.replace(old, new, 1), "trial.toml")


def test_two_rules_never_hold_on_one_day() -> None:
    one, two = read_rules(RULES, "a") + read_rules(RULES.replace("amount = 3", "amount = 4"), "b")
    with pytest.raises(BadReference, match="hari yang sama"):
        reference._check_periods([one, two])
