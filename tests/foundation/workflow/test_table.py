"""A state table says what may follow what, and refuses to be wrong."""

from __future__ import annotations

import pytest

from bening.foundation.workflow.table import Move, MoveRefused, StateTable

LABELS = {"open": "Terbuka", "shut": "Tertutup"}
OWNERS = {"open": "petugas", "shut": "tidak ada lagi"}
CLOSE = Move("open", "shut", "doors.closed", "Tutup")


def door(*, owners: dict[str, str] = OWNERS, moves: tuple[Move, ...] = (CLOSE,)) -> StateTable:
    return StateTable("door", LABELS, owners, moves)


def test_a_move_of_the_table_is_found() -> None:
    assert door().move("open", "shut") is CLOSE


def test_another_move_is_refused_in_a_sentence() -> None:
    with pytest.raises(MoveRefused, match="Dari keadaan “Tertutup” tidak dapat langsung menjadi “Terbuka”"):
        door().move("shut", "open")


def test_every_state_has_an_owner() -> None:
    with pytest.raises(ValueError, match="door: owners and labels"):
        door(owners={"open": "petugas"})


@pytest.mark.parametrize("move", [Move("ajar", "shut", "doors.closed", ""), Move("open", "gone", "doors.lost", "")])
def test_a_move_names_states_of_the_table(move: Move) -> None:
    with pytest.raises(ValueError, match=f"door: {move.verb} names an unknown state"):
        door(moves=(CLOSE, move))


def test_the_diagram_names_states_their_owners_and_moves() -> None:
    assert door().mermaid().splitlines() == [
        "stateDiagram-v2",
        '    state "Terbuka – giliran petugas" as open',
        '    state "Tertutup – giliran tidak ada lagi" as shut',
        "    open --> shut: Tutup",
    ]
