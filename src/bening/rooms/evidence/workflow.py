"""The states of one piece of evidence and the moves between them. The diagram in the docs is made from this table."""

from bening.foundation.workflow.table import Move, StateTable
from bening.rooms.evidence.enums import EvidenceState as State

EVIDENCE = StateTable(
    name="evidence",
    labels={state.value: str(state.label) for state in State},
    owners={
        State.DRAFT: "yang menyusun",
        State.SUBMITTED: "koordinator area",
        State.RETURNED: "yang menyerahkan",
        State.ACCEPTED: "tidak ada lagi",
        State.WITHDRAWN: "tidak ada lagi",
    },
    moves=(
        Move(State.DRAFT, State.SUBMITTED, "evidence.submitted", "Serahkan untuk diperiksa"),
        Move(State.RETURNED, State.SUBMITTED, "evidence.submitted", "Serahkan kembali"),
        Move(State.ACCEPTED, State.SUBMITTED, "evidence.submitted", "Serahkan versi baru"),
        Move(State.SUBMITTED, State.ACCEPTED, "evidence.accepted", "Terima"),
        Move(State.SUBMITTED, State.RETURNED, "evidence.returned", "Kembalikan"),
        Move(State.SUBMITTED, State.DRAFT, "evidence.recalled", "Tarik kembali"),
        Move(State.ACCEPTED, State.RETURNED, "evidence.reopened", "Buka kembali"),
        Move(State.DRAFT, State.WITHDRAWN, "evidence.withdrawn", "Nyatakan tidak dipakai"),
        Move(State.RETURNED, State.WITHDRAWN, "evidence.withdrawn", "Nyatakan tidak dipakai"),
        Move(State.WITHDRAWN, State.DRAFT, "evidence.restored", "Pakai lagi"),
    ),
)
