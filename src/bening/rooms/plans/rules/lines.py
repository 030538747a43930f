"""A list of rows edited as lines of text: which row keeps its identity."""

from __future__ import annotations

from collections.abc import Sequence


def lines_of(text: str) -> list[str]:
    """The non-empty lines, without blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def match_lines(
    rows: Sequence[tuple[int, str]], lines: Sequence[str]
) -> tuple[list[tuple[int | None, str]], list[int]]:
    """Pairs of (row id or None, text) in the order of the lines, and the ids of rows that no line took.

    A line takes first the row with the same words, wherever it stood; what is left goes by order, so that a line that
    was mended keeps its row and whatever hangs on it.
    """
    free = list(rows)
    taken: list[int | None] = []
    for line in lines:
        same = next((row for row in free if row[1] == line), None)
        taken.append(same[0] if same else None)
        if same:
            free.remove(same)
    for index, row_id in enumerate(taken):
        if row_id is None and free:
            taken[index] = free.pop(0)[0]
    return list(zip(taken, lines, strict=True)), [row_id for row_id, _ in free]
