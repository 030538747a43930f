"""State tables as parts of the page ``docs/reference/keadaan.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bening.foundation.workflow.table import Move, StateTable

NOTHING = "tidak ada"


def render_table(title: str, lead: str, table: StateTable, asked: Callable[[Move], str] | None = None) -> str:
    """One table of states in Markdown: its diagram, whose turn each state is, and its moves.

    ``asked`` says what a person writes with a move. Without it nobody makes the moves by hand, and the column is gone.
    """
    return "\n".join([f"## {title}", "", lead, "", *_diagram(table), *_states(table), *_moves(table, asked)]) + "\n"


def _diagram(table: StateTable) -> Iterator[str]:
    yield from ("```mermaid", table.mermaid().rstrip("\n"), "```", "")


def _states(table: StateTable) -> Iterator[str]:
    yield from ("| Keadaan | Giliran |", "| --- | --- |")
    for state, label in table.labels.items():
        yield f"| {label} | {table.owners[state]} |"
    yield ""


def _moves(table: StateTable, asked: Callable[[Move], str] | None) -> Iterator[str]:
    if asked is None:
        yield from ("| Dari | Yang terjadi | Menjadi |", "| --- | --- | --- |")
    else:
        yield from ("| Dari | Tombol | Menjadi | Yang ditulis |", "| --- | --- | --- | --- |")
    for move in table.moves:
        last = f" {asked(move)} |" if asked else ""
        yield f"| {table.labels[move.source]} | {move.label} | {table.labels[move.target]} |{last}"
