"""The X-ray as a whole: silent on a clean plan, steady on any text, and about linear."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kernel.decree.xray.builders import (
    OWNER_COLUMN,
    YEAR,
    component,
    document,
    draft,
    item,
    kerinci,
    section,
)

from bening.kernel.decree.draft import Place, PlanDraft, Severity
from bening.kernel.decree.xray import CHECKS, RULES, examine

MP, PT, SDM = "Manajemen Perubahan", "Penataan Tatalaksana", "Penataan Sistem Manajemen SDM"
AK, PW, PP = "Penguatan Akuntabilitas", "Penguatan Pengawasan", "Peningkatan Kualitas Pelayanan Publik"
ROWS = {
    (MP, "MP"): (
        ("Membentuk tim kerja pembangunan ZI", "Menyusun dan menandatangani SK tim", "SK tim kerja", f"Januari {YEAR}"),
        ("Monitoring dan evaluasi pembangunan ZI", "Rapat monev", "Notulen, lembar monev", f"per bulan {YEAR}"),
    ),
    (PT, "PT"): (
        ("SOP mengacu pada peta proses bisnis", "Menyusun SOP utama", "Dokumen SOP", f"Maret {YEAR}"),
        ("SOP telah dievaluasi", "Mengadakan rapat evaluasi", "Laporan evaluasi SOP", f"September {YEAR}"),
    ),
    (SDM, "SDM"): (
        ("Menetapkan kebijakan rotasi pegawai", "Menetapkan SK pola rotasi", "SK pola rotasi", f"Februari {YEAR}"),
        ("Pengukuran kinerja individu dilakukan secara periodik", "Mengukur SKP", "Rekap SKP", f"setiap bulan {YEAR}"),
    ),
    (AK, "AK"): (
        ("Laporan Kinerja disusun tepat waktu", "Menyusun LKjIP", f"LKjIP tahun {YEAR - 1}", f"Maret {YEAR}"),
        ("Terdapat Indikator Kinerja Utama", "Merumuskan IKU", "Keputusan tentang IKU", f"April {YEAR}"),
    ),
    (PW, "PW"): (
        (
            "Evaluasi atas penerapan WBS",
            "Meminta evaluasi Inspektorat",
            "Laporan triwulanan",
            f"setiap triwulan {YEAR}",
        ),
        (
            "Hasil evaluasi WBS ditindaklanjuti",
            "Menjalankan rekomendasi",
            "Tabel tindak lanjut",
            f"April, Juli, Oktober, 31 Desember {YEAR}",
        ),
    ),
    (PP, "PP"): (
        ("Standar pelayanan telah dimaklumatkan", "Memasang maklumat", "Maklumat pelayanan", f"Mei {YEAR}"),
        (
            "Dilakukan survei kepuasan masyarakat terhadap pelayanan",
            "Menyebar kuesioner",
            "Hasil survei",
            f"setiap triwulan {YEAR}",
        ),
    ),
}


def clean_plan() -> PlanDraft:
    numerals = ("I", "II", "III", "IV", "V", "VI")
    sections = [
        section(component(*(item(*row) for row in rows), name=f"Komponen {area}"), title=title, area=area, key=key)
        for key, ((title, area), rows) in zip(numerals, ROWS.items(), strict=True)
    ]
    paragraphs = (
        "Mengingat: PermenPANRB 90/2021 sebagaimana telah diubah dengan PermenPANRB 5/2024;",
        "KPU Kabupaten Melati membangun Zona Integritas.",
    )
    return draft(*sections, document=document(*paragraphs), columns=OWNER_COLUMN)


def test_a_clean_plan_has_no_findings() -> None:
    plan = clean_plan()
    assert len(plan.items()) == 12
    assert [finding.detail for finding in examine(plan)] == []


def test_an_empty_plan_has_no_findings() -> None:
    assert examine(PlanDraft(document=document())) == []


def test_findings_come_in_the_order_of_the_rules_whatever_the_reader_found() -> None:
    order = {rule.code: position for position, rule in enumerate(RULES)}
    positions = [order[finding.code] for finding in examine(kerinci())]
    assert positions == sorted(positions)
    assert [rule for rule, _ in CHECKS] == list(RULES)


WORDS = st.lists(
    st.sampled_from(
        [
            "KPU",
            "Provinsi",
            "Kenanga",
            "Kabupaten",
            "Melati",
            "melalui",
            "berkala",
            "semester",
            "triwulan",
            "II",
            "per",
            "bulan",
            "evaluasi",
            "tindak",
            "lanjut",
            "SK",
            "IKU",
            "survei",
            "survey",
            "Melaksanaan",
            "eselon",
            "III",
            "2030",
            "2031-2034",
            "Januari",
            "Juni",
            "31",
            "April",
            ",",
            ";",
            "/",
            "(",
            ")",
            "1.",
            "\n",
            "dan",
            "dan",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WORDS | st.text(max_size=40), WORDS, WORDS, WORDS), max_size=5), st.lists(WORDS, max_size=3))
def test_any_text_is_examined_and_every_finding_is_whole(rows: list[tuple[str, ...]], paragraphs: list[str]) -> None:
    plan = draft(*(item(*row) for row in rows), document=document(*paragraphs))
    known = {row.id for row in plan.items()}
    for finding in examine(plan):
        assert isinstance(finding.severity, Severity)
        assert set(finding.items) <= known
        assert all(isinstance(place, Place) for place in finding.places)
        assert finding.detail.strip()


def many(count: int) -> PlanDraft:
    """``count`` items of the first decree, spread over its own components."""
    plan = kerinci()
    rows = plan.items()
    sections = []
    for part in plan.sections:
        groups = []
        for group in part.components:
            times = count // len(rows)
            items = [
                replace(
                    row,
                    id=f"{row.id}.{turn}",
                    indicator=f"{row.indicator} {turn}",
                    evidence_raw=f"{row.evidence_raw} {turn}",
                )
                for turn in range(times)
                for row in group.items
            ]
            groups.append(replace(group, items=items))
        sections.append(replace(part, components=groups))
    return replace(plan, sections=sections)


@pytest.mark.slow
@pytest.mark.timed
def test_five_thousand_items_take_at_most_three_seconds() -> None:
    plan = many(5_000)
    assert len(plan.items()) == 4_970
    start = time.process_time()
    examine(plan)
    assert time.process_time() - start <= 3.0
