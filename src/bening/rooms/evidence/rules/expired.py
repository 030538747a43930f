"""Evidence that had lost its validity by the time it is meant to prove."""

from __future__ import annotations

from datetime import date

from bening.foundation.kit.formats import long_date
from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof


def expired(proof: Proof) -> EvidenceFinding | None:
    """Fires where the document says until when it holds and that day comes before the end of what it must prove: the
    due day, or for the item as a whole the last day of the plan's year."""
    needed = proof.masa[1] if proof.masa else date(proof.year, 12, 31)
    if proof.valid_until is not None and proof.valid_until < needed:
        return EvidenceFinding(
            "expired", f"Hanya berlaku sampai {long_date(proof.valid_until)}, sebelum {long_date(needed)}."
        )
    return None
