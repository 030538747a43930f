"""Follow-ups against their evaluations."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.follow_up_not_after import check

EVALUATION = "Telah dilakukan evaluasi atas penanganan pengaduan"
FOLLOW_UP = "Hasil evaluasi atas penanganan pengaduan telah ditindaklanjuti"


@pytest.mark.parametrize(
    ("evaluated", "followed"),
    [("Juni 2031", "Juni 2031"), ("Juni 2031", "Mei 2031"), ("Maret, Juni 2031", "Maret, Juni 2031")],
)
def test_a_follow_up_on_or_before_its_evaluation_fires(evaluated: str, followed: str) -> None:
    (finding,) = check(draft(item(EVALUATION, target=evaluated), item(FOLLOW_UP, target=followed)))
    assert finding.items == ("I.1.1", "I.1.2")
    assert "Undurkan targetnya" in finding.detail


def test_fewer_follow_ups_than_evaluations_fire() -> None:
    (finding,) = check(
        draft(item(EVALUATION, target="Maret, Juni, September 2031"), item(FOLLOW_UP, target="April 2031"))
    )
    assert "mengevaluasi 3 kali" in finding.detail
    assert "menindaklanjuti 1 kali" in finding.detail


def test_a_survey_is_an_evaluation_too() -> None:
    plan = draft(
        item("Dilakukan survei kepuasan masyarakat", target="Mei 2031"),
        item("Hasil survei kepuasan masyarakat diumumkan", target="Juni 2031"),
        item("Tindak lanjut hasil survei kepuasan masyarakat", target="Mei 2031"),
    )
    assert [finding.items for finding in check(plan)] == [("I.1.1", "I.1.3")]


@pytest.mark.parametrize(
    ("first", "second", "evaluated", "followed"),
    [
        (EVALUATION, FOLLOW_UP, "Juni 2031", "Juli 2031"),
        (EVALUATION, FOLLOW_UP, "Maret, Juni 2031", "April, Juli 2031"),
        (EVALUATION, "Penanganan pengaduan telah ditindaklanjuti", "Juni 2031", "Juni 2031"),
        (EVALUATION, "Hasil evaluasi gratifikasi telah ditindaklanjuti", "Juni 2031", "Juni 2031"),
        ("Pengaduan diterima", FOLLOW_UP, "Juni 2031", "Juni 2031"),
        (EVALUATION, FOLLOW_UP, "", "Juni 2031"),
    ],
)
def test_near_misses_do_not_fire(first: str, second: str, evaluated: str, followed: str) -> None:
    rows = item(first, evidence="Laporan", target=evaluated), item(second, evidence="Tabel", target=followed)
    assert check(draft(*rows)) == []
