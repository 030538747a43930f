"""What rooms tell of their cases, so that a deadline can be shown without knowing any room.

A room calls ``offer`` when the programme starts; ``kind`` is what it passes to the clocks of its cases.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bening.foundation.accounts.models import User


@dataclass(frozen=True, slots=True)
class Subject:
    """One case in a list or a mail. ``code`` and ``title`` must be neutral where the case is confidential: they are
    read on lock screens and in the person's mail. ``year`` is the plan year of the address ``url``."""

    code: str
    title: str
    url: str
    year: int


@dataclass(frozen=True, slots=True)
class Room:
    """One kind of cases.

    ``owned_by`` gives the keys of the open cases that wait for a person to act, over all her units, as far as she may
    still see them; ``subjects`` what lists say of cases, in a bounded number of queries (a key that is left out is not
    shown).
    """

    kind: str
    owned_by: Callable[[User], Collection[int]]
    subjects: Callable[[Collection[int]], Mapping[int, Subject]]


_rooms: dict[str, Room] = {}


def offer(room: Room) -> None:
    """Called by a room's AppConfig.ready."""
    _rooms[room.kind] = room


def rooms() -> list[Room]:
    """All rooms that have cases with deadlines."""
    return list(_rooms.values())
