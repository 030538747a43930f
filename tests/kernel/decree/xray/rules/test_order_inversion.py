"""Stages of one subject out of order."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, draft, item

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray.rules.order_inversion import MOST, check


def test_a_policy_set_after_it_is_applied_and_evaluated_fires() -> None:
    plan = draft(
        item("Menetapkan kebijakan rotasi pegawai", target="April-Mei 2031"),
        item("Menerapkan kebijakan rotasi pegawai", target="Januari 2031"),
        item("Monitoring dan evaluasi kebijakan rotasi pegawai", target="Februari 2031"),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2", "I.1.3")
    assert finding.severity is Severity.HIGH
    assert "Penetapan I.1.1 baru 31 Mei 2031" in finding.detail


def test_an_analysis_after_the_plan_it_serves_fires_when_they_ask_the_same_evidence() -> None:
    plan = draft(
        item("Analisis kebutuhan pelatihan", evidence="Usulan pelatihan", target="April 2031"),
        item("Penyusunan rencana kompetensi pegawai", evidence="Usulan pelatihan", target="Februari 2031"),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2")
    assert finding.severity is Severity.MEDIUM


def test_an_evaluation_before_the_work_begins_fires() -> None:
    plan = draft(
        item("Evaluasi penerapan sistem antrean", target="Februari 2031"),
        item("Penerapan sistem antrean", target="Maret-Desember 2031"),
    )
    assert [finding.items for finding in check(plan)] == [("I.1.2", "I.1.1")]


NEAR = [
    (("Menetapkan kebijakan rotasi pegawai", "Januari 2031"), ("Menerapkan kebijakan rotasi pegawai", "Februari 2031")),
    (("Penerapan sistem antrean", "Maret-Desember 2031"), ("Evaluasi penerapan sistem antrean", "Juni 2031")),
    (("Menetapkan kebijakan rotasi pegawai", "Juni 2031"), ("Menerapkan sistem antrean pengunjung", "Januari 2031")),
    (("Menetapkan kebijakan rotasi pegawai", "Juni 2031"), ("Hasil rotasi pegawai ditindaklanjuti", "Januari 2031")),
    (("Menetapkan kebijakan rotasi pegawai", ""), ("Menerapkan kebijakan rotasi pegawai", "Januari 2031")),
    (("Kebijakan rotasi pegawai tersedia", "Juni 2031"), ("Menerapkan kebijakan rotasi pegawai", "Januari 2031")),
]


@pytest.mark.parametrize("rows", NEAR)
def test_near_misses_do_not_fire(rows: tuple[tuple[str, str], ...]) -> None:
    items = [item(words, evidence=f"Dokumen {n}", target=target) for n, (words, target) in enumerate(rows)]
    assert check(draft(*items)) == []


def test_an_earlier_application_in_the_component_settles_it() -> None:
    plan = draft(
        item("Sistem antrean diterapkan", target="Februari 2031"),
        item("Sistem antrean telah diterapkan", target="Juni 2031"),
        item("Evaluasi penerapan sistem antrean", target="Maret 2031"),
    )
    assert check(plan) == []


def test_other_components_are_other_work() -> None:
    plan = draft(
        component(item("Menetapkan kebijakan rotasi pegawai", target="Juni 2031")),
        component(item("Menerapkan kebijakan rotasi pegawai", target="Januari 2031"), number=2),
    )
    assert check(plan) == []


def test_a_component_of_hundreds_of_rows_has_no_order_to_look_for() -> None:
    wrong = [
        item("Menetapkan kebijakan rotasi pegawai", target="Juni 2031"),
        item("Menerapkan kebijakan rotasi pegawai", target="Januari 2031"),
    ]
    assert len(check(draft(*wrong))) == 1
    assert check(draft(*wrong * (MOST // 2), item("Evaluasi rotasi pegawai", target="Februari 2031"))) == []
