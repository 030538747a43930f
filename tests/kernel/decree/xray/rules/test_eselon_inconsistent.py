"""Echelons of action and evidence."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.eselon_inconsistent import check


def test_other_echelons_in_the_evidence_fire() -> None:
    (finding,) = check(
        draft(item(action="Penilaian PK Eselon III", evidence="PK Eselon II, SKP Eselon II, III, dan IV"))
    )
    assert finding.items == ("I.1.1",)
    assert "eselon III, bukti menyebut eselon II, III dan IV" in finding.detail


@pytest.mark.parametrize(
    ("action", "evidence"),
    [
        ("PK Eselon III dan IV", "PK eselon IV, SKP eselon III"),
        ("PK eselon III.a", "PK Eselon III"),
        ("Penilaian PK", "PK Eselon II"),
        ("PK Eselon II", "Dokumen PK"),
        ("Eselon Inspektorat", "Eselon II"),
    ],
)
def test_near_misses_do_not_fire(action: str, evidence: str) -> None:
    assert check(draft(item(action=action, evidence=evidence))) == []
