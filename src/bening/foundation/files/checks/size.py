"""No file is larger than its kind has reason to be."""

from __future__ import annotations

from bening.foundation.files.checks.kinds import MIB
from bening.foundation.files.checks.look import Look


def check(look: Look) -> str:
    """A sentence for a file over its kind's limit."""
    kind = look.kind
    if kind is None or look.size <= kind.most:
        return ""
    return (
        f"Berkas ini berukuran {look.size // MIB} MB; batas untuk {kind.label} adalah {kind.most // MIB} MB. "
        "Perkecil atau bagi berkasnya lalu unggah lagi."
    )
