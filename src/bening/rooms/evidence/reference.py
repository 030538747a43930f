"""The evidence part of the page ``docs/reference/keadaan.md``."""

from __future__ import annotations

from bening.foundation.workflow.reference import NOTHING, render_table
from bening.foundation.workflow.table import Move
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.moves import MOVES
from bening.rooms.evidence.workflow import EVIDENCE

WANTS = {
    "": NOTHING,
    "accept": "catatan; wajib bila sekretaris memutuskan mewakili koordinator",
    "return": "daftar alasan, keterangan, dan tanggal perbaikan",
    "reason": "alasan, wajib",
}
NEWER = "berkas baru dan satu kalimat tentang yang berubah"
LEAD = """\
Satu bukti berisi satu atau beberapa berkas dan punya versi. Yang dihitung adalah versi yang diterima terakhir. Bila
versi yang lebih baru sedang diperiksa, versi yang sudah diterima tetap dihitung."""


def render_evidence() -> str:
    """The states of evidence, from their table and the moves of the page."""
    return render_table("Bukti", LEAD, EVIDENCE, _asked)


def _asked(move: Move) -> str:
    if move.source == State.ACCEPTED and move.target == State.SUBMITTED:
        return NEWER
    kind = next(kind for kind in MOVES.values() if kind.target == move.target and move.source in kind.sources)
    return WANTS[kind.wants]
