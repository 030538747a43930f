"""A state table, and the questions that services, pages and docs ask of it."""

from __future__ import annotations

from dataclasses import dataclass


class MoveRefused(Exception):  # noqa: N818 - reads as what happened
    """A move that the table does not have, in a sentence."""


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted change of state. ``verb`` is its audit verb, ``label`` the word on the button."""

    source: str
    target: str
    verb: str
    label: str


@dataclass(frozen=True, slots=True)
class StateTable:
    """All states with their Indonesian labels, whose turn each is, and the moves between them.

    ``owners`` says in words whose turn it is in a state; every state has exactly one.
    """

    name: str
    labels: dict[str, str]
    owners: dict[str, str]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        states = set(self.labels)
        if set(self.owners) != states:
            raise ValueError(f"{self.name}: owners and labels must name the same states")
        for move in self.moves:
            if move.source not in states or move.target not in states:
                raise ValueError(f"{self.name}: {move.verb} names an unknown state")

    def move(self, source: str, target: str) -> Move:
        """The move from one state to another. Raises MoveRefused with a sentence when there is none."""
        for move in self.moves:
            if (move.source, move.target) == (source, target):
                return move
        raise MoveRefused(f"Dari keadaan “{self.labels[source]}” tidak dapat langsung menjadi “{self.labels[target]}”.")

    def mermaid(self) -> str:
        """The diagram for the docs."""
        lines = ["stateDiagram-v2"]
        lines += [
            f'    state "{label} – giliran {self.owners[state]}" as {state}' for state, label in self.labels.items()
        ]
        lines += [f"    {move.source} --> {move.target}: {move.label}" for move in self.moves]
        return "\n".join(lines) + "\n"
