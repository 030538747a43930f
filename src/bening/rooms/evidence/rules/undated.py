"""Evidence without a date of its own."""

from __future__ import annotations

from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof


def undated(proof: Proof) -> EvidenceFinding | None:
    """Fires where neither the document's date nor the period it covers is known: nobody can tell what it proves."""
    if proof.evidence_date is None and proof.period is None:
        return EvidenceFinding("undated", "Tanggal bukti belum diisi, jadi belum dapat dicocokkan dengan masanya.")
    return None
