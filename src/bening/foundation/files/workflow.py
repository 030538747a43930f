"""The states of a stored file. The diagram in the docs is made from this table."""

from bening.foundation.files.enums import FileState as State
from bening.foundation.workflow.table import Move, StateTable

FILE = StateTable(
    name="file",
    labels={state.value: str(state.label) for state in State},
    owners={
        State.RECEIVED: "pemeriksa isi",
        State.CHECKED: "pemindai virus",
        State.AVAILABLE: "tidak ada lagi",
        State.QUARANTINED: "administrator",
    },
    moves=(
        Move(State.RECEIVED, State.CHECKED, "files.checked", "Isi diperiksa"),
        Move(State.RECEIVED, State.AVAILABLE, "files.available", "Isi diperiksa, tanpa pemindai"),
        Move(State.RECEIVED, State.QUARANTINED, "files.quarantined", "Ditolak menurut isinya"),
        Move(State.CHECKED, State.AVAILABLE, "files.available", "Bersih"),
        Move(State.CHECKED, State.QUARANTINED, "files.quarantined", "Berisi virus"),
        Move(State.AVAILABLE, State.QUARANTINED, "files.quarantined", "Berisi virus menurut pemindaian ulang"),
        Move(State.QUARANTINED, State.RECEIVED, "files.released", "Periksa ulang"),
    ),
)
