"""Evidence from another time than the due date it is for."""

from __future__ import annotations

from bening.foundation.kit.formats import long_date
from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof


def outside_period(proof: Proof) -> EvidenceFinding | None:
    """Fires where the period covered does not meet the due date's period at all, or the document's date lies outside.

    The period a document covers goes before its date: a report on March may be signed in April.
    """
    if proof.masa is None:
        return None
    start, due = proof.masa
    span = f"{long_date(start)} s.d. {long_date(due)}"
    if proof.period is not None:
        first, last = proof.period
        if last < start or first > due:
            return EvidenceFinding(
                "outside_period", f"Masa yang dicakup ({long_date(first)} s.d. {long_date(last)}) di luar {span}."
            )
        return None
    if proof.evidence_date is not None and not start <= proof.evidence_date <= due:
        return EvidenceFinding("outside_period", f"Tanggal bukti {long_date(proof.evidence_date)} di luar masa {span}.")
    return None
