"""The due dates' part of the page ``docs/reference/keadaan.md``."""

from __future__ import annotations

from bening.foundation.workflow.reference import NOTHING, render_table
from bening.foundation.workflow.table import Move
from bening.rooms.plans.moves import MOVES
from bening.rooms.plans.workflow import OCCURRENCE

WANTS = {
    "": NOTHING,
    "note": "catatan, boleh kosong",
    "reason": "alasan, wajib",
    "return": "daftar alasan, penjelasan, dan tanggal perbaikan",
}
LEAD = """\
Setiap butir punya satu atau beberapa jatuh tempo. Terlambat bukan keadaan: itu dihitung dari tanggal jatuh tempo (atau
tanggal perbaikan, bila hasil kerja dikembalikan) dan hari ini."""


def render_occurrences() -> str:
    """The states of due dates, from their table and the moves of the page."""
    return render_table("Jatuh tempo", LEAD, OCCURRENCE, _asked)


def _asked(move: Move) -> str:
    kind = next(kind for kind in MOVES.values() if kind.target == move.target and move.source in kind.sources)
    return WANTS[kind.wants]
