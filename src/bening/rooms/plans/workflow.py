"""The states of one due date and the moves between them. The diagram in the docs is made from this table."""

from bening.foundation.workflow.table import Move, StateTable
from bening.rooms.plans.enums import OccurrenceState as State

OCCURRENCE = StateTable(
    name="occurrence",
    labels={state.value: str(state.label) for state in State},
    owners={
        State.NOT_STARTED: "penanggung jawab",
        State.IN_PROGRESS: "penanggung jawab",
        State.SUBMITTED: "koordinator area",
        State.RETURNED: "penanggung jawab",
        State.DONE: "tidak ada lagi",
        State.CANCELLED: "tidak ada lagi",
    },
    moves=(
        Move(State.NOT_STARTED, State.IN_PROGRESS, "plans.occurrence_started", "Mulai kerjakan"),
        Move(State.NOT_STARTED, State.SUBMITTED, "plans.occurrence_submitted", "Serahkan untuk diperiksa"),
        Move(State.IN_PROGRESS, State.SUBMITTED, "plans.occurrence_submitted", "Serahkan untuk diperiksa"),
        Move(State.RETURNED, State.IN_PROGRESS, "plans.occurrence_started", "Perbaiki"),
        Move(State.RETURNED, State.SUBMITTED, "plans.occurrence_submitted", "Serahkan kembali"),
        Move(State.SUBMITTED, State.DONE, "plans.occurrence_accepted", "Terima"),
        Move(State.SUBMITTED, State.RETURNED, "plans.occurrence_returned", "Kembalikan"),
        Move(State.SUBMITTED, State.IN_PROGRESS, "plans.occurrence_withdrawn", "Tarik kembali"),
        Move(State.DONE, State.RETURNED, "plans.occurrence_reopened", "Buka kembali"),
        Move(State.NOT_STARTED, State.CANCELLED, "plans.occurrence_cancelled", "Nyatakan tidak berlaku"),
        Move(State.IN_PROGRESS, State.CANCELLED, "plans.occurrence_cancelled", "Nyatakan tidak berlaku"),
        Move(State.RETURNED, State.CANCELLED, "plans.occurrence_cancelled", "Nyatakan tidak berlaku"),
        Move(State.CANCELLED, State.NOT_STARTED, "plans.occurrence_restored", "Berlakukan kembali"),
    ),
)
