"""What items ask for, for the rooms that tell how much of it is there."""

from __future__ import annotations

from typing import NamedTuple


class Asks(NamedTuple):
    """How many proofs an item asks for, and the keys of the due dates that count."""

    proofs: int
    dues: tuple[int, ...]
