"""Whatever people write into the columns that are filled in, it is in the reading or in a finding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bening.kernel.decree.clean import value_text
from bening.kernel.lke.sheet import SheetReading, read_worksheet
from bening.kernel.lke.sheet.rows import plain

from ..fillings import LKE
from .forms import TEN, K, N, O, P, S, form

WORDS = st.sampled_from(
    ["A", "b", "Ya", "tidak", "C.", "E", "Blm Diisi", "SK Tim", "lihat map 3", "7", "3,6", "-", "#N/A?"]
)
VALUES = st.one_of(WORDS, st.integers(-2, 12), st.floats(-1, 5, allow_nan=False), st.booleans())
ROWS = st.integers(4, 34)
EDITS = st.dictionaries(st.tuples(ROWS, st.sampled_from([K, N, O, P, S, S + 1])), VALUES, max_size=25)
SPOILS = st.lists(
    st.tuples(ROWS, st.integers(1, 7), st.sampled_from(["", "a.", "Bunyi baru", "SOP telah diterapkan"])), max_size=4
)
INSERTED = st.lists(ROWS, max_size=3)


def kept(reading: SheetReading) -> str:
    """All that a reading holds, for comparing."""
    layers = [*reading.answers.values(), *reading.computed.values(), *reading.notes.values()]
    texts = [text for layer in layers for text in layer.values()]
    texts += [text for proofs in reading.evidence.values() for text in proofs]
    texts += [finding.stood for finding in reading.findings]
    return "|".join(f" {plain(text)} " for text in texts) + "|".join(texts)


@given(EDITS, SPOILS, INSERTED)
@hypothesis(max_examples=30, deadline=None)
def test_nothing_that_was_filled_in_is_lost(edits, spoils, inserted) -> None:
    made = form(only=[*TEN, "R.1.i.a"])
    for row in inserted:
        made.sheet.insert_rows(row)
    for row, column, text in spoils:
        made.sheet.cell(row, column).value = text
    for (row, column), value in edits.items():
        made.sheet.cell(row, column).value = value
    held = kept(read_worksheet(LKE, made.data()))
    for value in edits.values():
        text = value_text(round(value, 10) if isinstance(value, float) else value)
        assert f" {plain(text)} " in held if plain(text) else text in held, (text, held)
