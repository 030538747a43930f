"""Evidence older than the plan."""

from __future__ import annotations

from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof


def before_year(proof: Proof) -> EvidenceFinding | None:
    """Fires where the document, or the whole period it covers, lies before 1 January of the plan's year."""
    newest = proof.period[1] if proof.period else proof.evidence_date
    if newest is not None and newest.year < proof.year:
        return EvidenceFinding("before_year", f"Tanggalnya tahun {newest.year}, sebelum tahun rencana {proof.year}.")
    return None
