"""The region of a copied office, alone in another sentence."""

from __future__ import annotations

from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.foreign_region import check

COPIED = "Tim ZI KPU Provinsi Kenanga melakukan pemetaan"


def test_the_region_alone_fires_once_the_office_is_copied() -> None:
    plan = draft(item(action=COPIED), document=document("Sejak Pemilu 2024 Kenanga tidak melanggar kode etik"))
    (finding,) = check(plan)
    assert "Pemilu 2024 Kenanga" in finding.detail
    assert (finding.items, [place.line for place in finding.places]) == ((), [1])


def test_without_a_copied_office_a_region_is_any_word() -> None:
    assert check(draft(document=document("Sejak Pemilu 2024 Kenanga tidak melanggar kode etik"))) == []


def test_the_province_by_its_full_name_does_not_fire() -> None:
    plan = draft(item(action=COPIED), document=document("Kabupaten Melati terletak di Provinsi Kenanga"))
    assert check(plan) == []
