"""Evidence that ought to be signed and was not declared so."""

from __future__ import annotations

import re

from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof

SIGNED_KINDS = (
    r"surat\s+keputusan",
    r"keputusan",
    r"SK",
    r"surat\s+(?:tugas|perintah|pernyataan|edaran|undangan|pengantar)",
    r"berita\s+acara",
    r"notul(?:a|en|ensi)",
    r"daftar\s+hadir",
    r"absensi",
    r"pakta\s+integritas",
    r"perjanjian\s+kinerja",
    r"maklumat",
    r"(?:di)?tanda\s?tangan\w*",
)
_SIGNED = re.compile(rf"\b(?:{'|'.join(SIGNED_KINDS)})\b", re.IGNORECASE)


def needs_signature(asked: str) -> str:
    """The words of a required proof that name a signed document; "" where none does.

    Source: official documents are signed by their maker (Peraturan ANRI 5/2021, tata naskah dinas).
    """
    found = _SIGNED.search(asked)
    return found.group(0) if found else ""


def unsigned(proof: Proof) -> EvidenceFinding | None:
    """Fires where the required proof names a document that is signed and the evidence was not declared signed."""
    kind = needs_signature(proof.asked)
    if kind and not proof.is_signed:
        return EvidenceFinding(
            "unsigned", f"Bukti yang diminta menyebut “{kind}”, tetapi belum dinyatakan bertanda tangan."
        )
    return None
