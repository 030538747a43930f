"""What a filled worksheet from a file would change: question by question, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bening.kernel.lke import Instrument
from bening.rooms.assessment.rules.folding import names_of

LONGEST_NOTE = 4_000


@dataclass(frozen=True, slots=True)
class Change:
    """One question that the file answers otherwise. ``note`` is the note with the answer, ``places`` its cells;
    ``replaces`` tells that an answer stands there already."""

    item: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    note: str
    places: tuple[str, ...]

    @property
    def replaces(self) -> bool:
        return bool(self.before)


def changes(
    instrument: Instrument,
    stands: Mapping[str, str],
    read: Mapping[str, str],
    places: Mapping[str, str],
    notes: Mapping[str, str],
) -> list[Change]:
    """The questions that the file answers otherwise than ``stands``, in the worksheet's order.

    A number that the file leaves empty stays as it stands; so does a question that it does not answer at all.
    """
    found = []
    for item in instrument.items:
        names = names_of(instrument, item)
        before = {name: stands[name] for name in names if name in stands}
        after = before | {name: read[name] for name in names if name in read}
        if after != before:
            where = tuple(places[name] for name in names if name in places)
            found.append(Change(item, before, after, notes.get(item, "")[:LONGEST_NOTE], where))
    return found
