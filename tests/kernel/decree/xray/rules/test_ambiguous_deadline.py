"""A target with more than one reading."""

from __future__ import annotations

from datetime import date

from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.ambiguous_deadline import check
from bening.kernel.targets.schedule import Alternative, Kind, Occurrence, Schedule


def test_each_reading_is_offered() -> None:
    (finding,) = check(draft(item(target="Paling lambat Mei-Juni 2031")))
    assert finding.items == ("I.1.1",)
    assert finding.mends
    assert all(mend.field == "schedule" for mend in finding.mends)
    assert [mend.value for mend in finding.mends] == [f"alternative:{n}" for n in range(len(finding.mends))]


def test_an_inherited_doubt_names_the_giver_and_every_kind_of_reading() -> None:
    first, last = (Occurrence(f"2031-0{n}", date(2031, n, 1), date(2031, n, 28)) for n in (5, 6))
    schedule = Schedule(
        Kind.NONE,
        ambiguous=True,
        inherited_from="I.1.9",
        alternatives=(Alternative(Kind.MONTHLY, "tiap bulan"), Alternative(Kind.MONTHS, "dua kali", (first, last))),
    )
    (finding,) = check(draft(item(target="", schedule=schedule)))
    assert "mengikuti I.1.9" in finding.detail
    assert "belum ada tanggal yang dipakai" in finding.detail
    assert [mend.label for mend in finding.mends] == [
        "Untuk I.1.1, pilih tiap bulan",
        "Untuk I.1.1, pilih 2 kali, terakhir 28 Juni 2031 (dua kali)",
    ]


def test_a_clear_deadline_does_not_fire() -> None:
    assert check(draft(item(target="Paling lambat Juni 2031"))) == []
