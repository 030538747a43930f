"""What the planned frequency can reach in the LKE."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray.lexicon import ScaledQuestion, frequency_scales
from bening.kernel.decree.xray.rules.lke_ceiling import check, question_of

MEASURE = "Pengukuran kinerja individu dilakukan secara periodik"
SURVEY = "Dilakukan survei masyarakat terhadap pelayanan"
COMPLAINTS = "Telah dilakukan monitoring dan evaluasi atas penanganan pengaduan masyarakat"


@pytest.mark.parametrize(
    ("indicator", "evidence", "target", "reached", "kind"),
    [
        (MEASURE, "Hasil pengukuran semester", "Januari 2031", "C (nilai 0,5", "monthly"),
        (MEASURE, "Hasil pengukuran", "Maret, Juni, September, Desember 2031", "B (nilai 0,75", "monthly"),
        (MEASURE, "Hasil pengukuran", "Desember 2031", "D (nilai 0,25", "monthly"),
        (SURVEY, "Hasil survei", "April 2031", "D (nilai 0,25", "quarterly"),
        (SURVEY, "Hasil survei", "April, Juli, Oktober 2031", "B (nilai 0,75", "quarterly"),
        (COMPLAINTS, "Laporan", "Juni 2031", "B (nilai 0,5", "semester"),
    ],
)
def test_a_frequency_below_the_best_option_fires(
    indicator: str, evidence: str, target: str, reached: str, kind: str
) -> None:
    (finding,) = check(draft(item(indicator, evidence=evidence, target=target)))
    assert finding.items == ("I.1.1",)
    assert f"paling tinggi {reached}" in finding.detail
    assert [(mend.field, mend.value) for mend in finding.mends] == [("schedule", kind)]


def test_named_periods_are_severe_and_mere_regularity_is_not() -> None:
    plan = draft(item(SURVEY, target="April 2031"), item(COMPLAINTS, target="Juni 2031"))
    assert [finding.severity for finding in check(plan)] == [Severity.HIGH, Severity.MEDIUM]


@pytest.mark.parametrize(
    ("indicator", "evidence", "target"),
    [
        (MEASURE, "Hasil pengukuran per bulan", "Januari 2031"),
        (MEASURE, "Hasil pengukuran", "per bulan 2031"),
        (MEASURE, "Hasil pengukuran", "Januari-Desember 2031"),
        (MEASURE, "Hasil pengukuran", ""),
        (SURVEY, "Hasil survei", "setiap triwulan 2031"),
        (COMPLAINTS, "Laporan", "Juni, Desember 2031"),
        ("Hasil survei kepuasan masyarakat dapat diakses secara terbuka", "Tautan", "Mei 2031"),
        ("Telah menindaklanjuti hasil evaluasi atas penanganan pengaduan masyarakat", "Tabel", "Juni 2031"),
        ("Penanganan benturan kepentingan telah diimplementasikan", "Surat", "Maret 2031"),
        ("Terdapat penetapan kinerja individu yang terkait dengan kinerja organisasi", "PK", "Januari 2031"),
        ("Terdapat inovasi pelayanan", "Foto", "Januari 2031"),
        ("", "Foto", "Januari 2031"),
    ],
)
def test_near_misses_do_not_fire(indicator: str, evidence: str, target: str) -> None:
    assert check(draft(item(indicator, evidence=evidence, target=target))) == []


@pytest.mark.parametrize("question", frequency_scales().questions, ids=lambda question: question.id)
def test_every_question_is_found_by_its_own_words(question: ScaledQuestion) -> None:
    assert question_of(question.text) is question


@pytest.mark.parametrize("neighbour", frequency_scales().neighbours)
def test_no_other_question_of_the_instrument_is_taken_for_one(neighbour: str) -> None:
    assert question_of(neighbour) is None
