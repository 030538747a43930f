"""Columns of answers without a heading, known by what stands in them; and a cell's text as an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bening.kernel.lke.answers import AnswersError, read_answers
from bening.kernel.lke.instrument import Instrument, Item
from bening.kernel.lke.sheet.columns import Column, Layout, Role, Rows
from bening.kernel.lke.sheet.rows import Matched, plain

LEAST_ANSWERS: Final = 3
"""Fewer answers make no column of answers."""

_UNFILLED = re.compile(r"(?:blm|belum) (?:di ?)?isi")


def unfilled(text: str) -> bool:
    """Whether the text only says that nothing was filled in ("Blm Diisi")."""
    return _UNFILLED.fullmatch(plain(text)) is not None


def answer(instrument: Instrument, name: str, text: str) -> str:
    """The answer that a cell gives to a question or input: an option's key or a number.

    Takes an option's whole wording for its key. Raises AnswersError with a sentence for anything else.
    """
    item = instrument.items.get(name)
    target = instrument.names[name]
    read = read_answers(instrument, {target: _key(item, text) if item and item.options else text})
    number = read.numbers.get(target)
    return read.choices[target] if number is None else format(number, "f")


def _key(item: Item, text: str) -> str:
    given = plain(text)
    for option in item.options:
        wordings = {plain(option.text), plain(option.shown)}
        if given in {plain(option.key), *wordings, *(f"{plain(option.key)} {wording}" for wording in wordings)}:
            return option.key
    return text


def takes(instrument: Instrument, name: str, text: str) -> bool:
    """Whether a cell's text answers the question or input."""
    if name not in instrument.names:
        return False
    try:
        answer(instrument, name, text)
    except AnswersError:
        return False
    return True


def guess_answers(instrument: Instrument, rows: Rows, layout: Layout, matched: Matched) -> Layout:
    """The layout with those columns as answers in which most of the questions' filled cells are answers.

    Without any heading, what stands left of them is the outline.
    """
    columns = {column for row in matched.names for column in rows[row] if column not in layout.columns}
    found = [column for column in sorted(columns) if _answers(instrument, rows, matched, column)]
    known = dict(layout.columns)
    if not known and found:
        known = {number: Column(number, Role.OUTLINE, None, "") for number in range(1, found[0])}
    known |= {number: Column(number, Role.ANSWER, None, "") for number in found}
    return replace(layout, columns=dict(sorted(known.items())))


def _answers(instrument: Instrument, rows: Rows, matched: Matched, column: int) -> bool:
    filled = [(name, rows[row][column].text) for row, name in matched.names.items() if column in rows[row]]
    right = sum(takes(instrument, name, text) for name, text in filled)
    return right >= LEAST_ANSWERS and right * 2 > len(filled)
