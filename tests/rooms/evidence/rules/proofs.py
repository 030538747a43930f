"""A proof with which nothing is wrong, to be changed in one point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bening.rooms.evidence.rules.proof import Proof

GOOD = Proof(
    year=2025,
    evidence_date=date(2025, 3, 20),
    period=None,
    is_signed=True,
    masa=(date(2025, 3, 1), date(2025, 3, 31)),
    asked="Surat Keputusan Tim Kerja",
)


def proof(**changes: object) -> Proof:
    return replace(GOOD, **changes)
