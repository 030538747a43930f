"""What a person typed for a question, beside what she saw and what stands: saved, left alone, or shown to her again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bening.kernel.lke import Instrument, read_answers
from bening.rooms.assessment.rules.folding import names_of

NOTE = "c-"
"""Before an item's id it names the note of the item. Short, since it stands 113 times on a page."""
SEEN = "v"
"""The field with the number of the answer that was seen of each question that had one: "P.1.i.a:1 P.1.i.b:3"."""
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """One question as it came from a form: ``values`` by the names of the item, empty ones left out, as typed."""

    item: str
    values: Mapping[str, str]
    note: str
    seen: int


@dataclass(frozen=True, slots=True)
class Stand:
    """What an answer says: its number (0 where there is none), its canonical values and its note."""

    number: int
    values: Mapping[str, str]
    note: str


NOTHING = Stand(0, {}, "")


class Verdict(Enum):
    """``CLASH``: both the person and somebody else changed it since she saw it."""

    UNTOUCHED = auto()
    CHANGED = auto()
    CLASH = auto()


def typed_in(instrument: Instrument, sent: Mapping[str, str], items: Iterable[str]) -> list[Typed]:
    """The questions of ``items`` that a form brought: those whose note field it has, however empty."""
    seen = seen_in(sent.get(SEEN, ""))
    return [
        Typed(item, _values(instrument, item, sent), sent[NOTE + item].strip(), seen.get(item, 0))
        for item in items
        if NOTE + item in sent
    ]


def seen_in(text: str) -> dict[str, int]:
    """The numbers of the answers that were seen, by item; what is no number is left out."""
    pairs = [pair.rpartition(":") for pair in text.split()]
    return {item: int(number) for item, _, number in pairs if number.isdecimal() and len(number) <= MOST_DIGITS}


def canonical(instrument: Instrument, values: Mapping[str, str]) -> dict[str, str]:
    """The values as they are kept; raises AnswersError for what does not fit the question."""
    read = read_answers(instrument, values)
    return {**read.choices, **{name: f"{number:f}" for name, number in read.numbers.items()}}


def verdict(values: Mapping[str, str], note: str, *, before: Stand, now: Stand) -> Verdict:
    """What to do with an answer: ``before`` is what the person saw, ``now`` what stands."""
    if (values, note) in ((before.values, before.note), (now.values, now.note)):
        return Verdict.UNTOUCHED
    return Verdict.CHANGED if before.number == now.number else Verdict.CLASH


def _values(instrument: Instrument, item: str, sent: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name in names_of(instrument, item) if (text := sent.get(name, "").strip())}
