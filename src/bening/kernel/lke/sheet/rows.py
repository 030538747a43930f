"""Which question stands in which row: by id, by the official wording, by likeness, or by its letter in its part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bening.kernel.lke.instrument import Instrument

LIKE: Final = 80
"""From this likeness (0 to 100) on a text is a question's."""
LIKE_IN_PLACE: Final = 55
"""The same where the letter and the part above agree too."""
SAME_PART: Final = 4
"""What a question of the part that the row stands in gains over one of another part."""
SHORTEST: Final = 4
CHOICES: Final = 4
"""Questions that one row is compared with in the end."""

_LEAD = re.compile(r"^\s*(?:([A-Za-z]{1,4}|\d{1,2})[.)](?=\s|$)|([-–•])\s)\s*")
_ONLY_LEAD = re.compile(r"(?:[A-Za-z]{1,4}|\d{1,3})[.)]?|[-–•]")
_LETTERS = re.compile(r"[^0-9a-z]+")


def plain(text: str) -> str:
    """Only lower-case letters and digits with single blanks, for comparing."""
    return _LETTERS.sub(" ", text.casefold()).strip()


def is_lead(text: str) -> bool:
    """Whether a cell holds only a number or letter of the outline: "a.", "IV", "-"."""
    return _ONLY_LEAD.fullmatch(text) is not None


def without_lead(cells: Iterable[str]) -> tuple[str, str]:
    """The last number or letter of the outline ("a", "-", "" for none) and the text behind it."""
    texts = [text for text in cells if text]
    lead = ""
    while len(texts) > 1 and is_lead(texts[0]):
        lead = texts.pop(0).rstrip(".)")
    text = " ".join(texts)
    while match := _LEAD.match(text):
        lead = match[1] or match[2]
        text = text[match.end() :]
    return ("-" if lead in {"–", "•"} else lead.casefold()), text.strip()


@dataclass(slots=True)
class Line:
    """A row's outline: the column of its text, the letter before it, the text, the same for comparing, the ids in it,
    and whether the row has an answer."""

    row: int
    column: int
    lead: str
    text: str
    plain: str
    codes: tuple[str, ...]
    answered: bool


@dataclass(slots=True)
class Matched:
    """The name in each row (an item, an input or a part), rows that repeat one, and how alike the texts are (100 is
    the official wording)."""

    names: dict[int, str] = field(default_factory=dict)
    repeats: dict[int, str] = field(default_factory=dict)
    likeness: dict[int, int] = field(default_factory=dict)

    @property
    def taken(self) -> set[str]:
        return set(self.names.values())


class Matcher:
    """Knows the wordings of an instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.order = {name: place for place, name in enumerate(_in_order(instrument))}
        self.wordings: dict[str, tuple[str, ...]] = {}
        for node in instrument.nodes.values():
            self.wordings[node.id] = (plain(node.name),)
        for item in instrument.items.values():
            self.wordings[item.id] = tuple(dict.fromkeys((plain(item.text), plain(item.shown))))
        for field_ in instrument.inputs.values():
            self.wordings[field_.id] = (plain(field_.label),)
        self._worded: dict[str, list[str]] = {}
        for name in self.order:
            for wording in self.wordings[name]:
                self._worded.setdefault(wording, []).append(name)
        self.part = {item.id: item.node for item in instrument.items.values()}
        self.part |= {field_.id: item.id for item in instrument.items.values() for field_ in item.inputs}

    def match(self, lines: list[Line]) -> Matched:
        """The rows of the questions; every name stands once, its first or likeliest row."""
        found = Matched()
        self._exactly(lines, found)
        self._alike(lines, found)
        self._in_place(lines, found)
        return found

    def _exactly(self, lines: list[Line], found: Matched) -> None:
        last = ""
        taken: set[str] = set()
        for line in lines:
            names = self._coded(line) or self._worded.get(line.plain, [])
            if not names:
                continue
            free = [name for name in names if name not in taken]
            if not free:
                found.repeats[line.row] = names[0]
                continue
            last = min(free, key=lambda name: self._distance(name, last, answered=line.answered))
            taken.add(last)
            found.names[line.row] = last
            found.likeness[line.row] = self._likeness(line, last)

    def _coded(self, line: Line) -> list[str]:
        return [self._named(code) for code in line.codes]

    def _named(self, code: str) -> str:
        return code if code in self.order else self.instrument.names[code]

    def known(self, text: str, *, portal: bool) -> bool:
        """Whether the text is an id; a number is one only in a column of ids, and a single letter may be an answer."""
        return (text in self.order and "." in text) or (portal and text in self.instrument.names)

    def _distance(self, name: str, last: str, *, answered: bool) -> tuple[bool, bool, bool, int]:
        """How unlikely the name is after the last one: a part with an answer, another part, further up, further on."""
        near = self._around(last)
        ahead = self.order[name] - self.order.get(last, -1)
        return (answered and name in self.instrument.nodes, self.part.get(name) not in near, ahead < 0, abs(ahead))

    def _around(self, name: str) -> set[str]:
        """The name, the question or part that it is in, and the part that this is in."""
        question = self.part.get(name, "")
        return {name, question, self.part.get(question, "")} - {""}

    def _likeness(self, line: Line, name: str) -> int:
        from rapidfuzz import fuzz

        return max(int(fuzz.ratio(line.plain, wording)) for wording in self.wordings[name])

    def _alike(self, lines: list[Line], found: Matched) -> None:
        """The likeliest pairs of rows and questions that are left, best first."""
        from rapidfuzz import fuzz, process

        taken = found.taken
        open_ = [(name, wording) for name in self.order if name not in taken for wording in self.wordings[name]]
        wordings = [wording for _, wording in open_]
        pairs: list[tuple[float, int, str]] = []
        for line, above in _with_above(lines, found):
            if line.row in found.names or line.row in found.repeats or len(line.plain) < SHORTEST:
                continue
            for _, score, place in process.extract(
                line.plain, wordings, scorer=fuzz.ratio, score_cutoff=LIKE, limit=CHOICES
            ):
                name = open_[place][0]
                bonus = SAME_PART if self.part.get(name) in self._around(above) else 0
                pairs.append((-(score + bonus), line.row, name))
        by_row = {line.row: line for line in lines}
        for _, row, name in sorted(pairs):
            if row not in found.names and name not in taken:
                taken.add(name)
                found.names[row] = name
                found.likeness[row] = self._likeness(by_row[row], name)

    def _in_place(self, lines: list[Line], found: Matched) -> None:
        """Questions whose wording was changed much, by their letter in their part."""
        taken = found.taken
        lettered: Mapping[tuple[str, str], str] = {
            (item.node, item.clause.rpartition(".")[2]): item.id for item in self.instrument.items.values()
        }
        for line, above in _with_above(lines, found):
            if line.row in found.names or line.row in found.repeats:
                continue
            name = next((lettered[key] for part in self._around(above) if (key := (part, line.lead)) in lettered), "")
            if name and name not in taken and self._likeness(line, name) >= LIKE_IN_PLACE:
                taken.add(name)
                found.names[line.row] = name
                found.likeness[line.row] = self._likeness(line, name)


def _with_above(lines: list[Line], found: Matched) -> list[tuple[Line, str]]:
    """Each line with the name that was found nearest above it."""
    above, result = "", []
    for line in lines:
        result.append((line, above))
        above = found.names.get(line.row, above)
    return result


def _in_order(instrument: Instrument) -> Iterable[str]:
    for node in instrument.nodes.values():
        yield node.id
        for item in node.items:
            yield item
            yield from (field.id for field in instrument.items[item].inputs)
