"""The states of one filling of the worksheet. The phases of the evaluation are data (``bening.kernel.process``)."""

from bening.foundation.workflow.table import Move, StateTable
from bening.rooms.assessment.enums import SheetState as State

SHEET = StateTable(
    name="sheet",
    labels={state.value: str(state.label) for state in State},
    owners={
        State.OPEN: "yang mengisi",
        State.SUBMITTED: "ketua tim",
        State.LED: "pengendali teknis",
        State.SIGNED: "tidak ada lagi",
    },
    moves=(
        Move(State.OPEN, State.SUBMITTED, "assessment.submitted", "Serahkan kepada ketua tim"),
        Move(State.OPEN, State.LED, "assessment.submitted", "Serahkan kepada pengendali teknis"),
        Move(State.OPEN, State.SIGNED, "assessment.signed", "Tandatangani"),
        Move(State.SUBMITTED, State.LED, "assessment.led", "Teruskan kepada pengendali teknis"),
        Move(State.SUBMITTED, State.SIGNED, "assessment.signed", "Tandatangani"),
        Move(State.SUBMITTED, State.OPEN, "assessment.sent_back", "Kembalikan kepada yang mengisi"),
        Move(State.LED, State.SIGNED, "assessment.signed", "Tandatangani"),
        Move(State.LED, State.OPEN, "assessment.sent_back", "Kembalikan kepada yang mengisi"),
        Move(State.SIGNED, State.OPEN, "assessment.reopened", "Buka kembali"),
    ),
)
