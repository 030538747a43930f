"""Automatic numbers of Word paragraphs: they are not in the text, but people see and mean them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bening.kernel.decree.assemble.enumerators import roman
from bening.kernel.decree.readers.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS: Final = 9


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered: ``text`` holds %1 … %9 for the numbers of the levels."""

    style: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    """List → the abstract list whose counters it shares."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Read word/numbering.xml; an absent part gives a numbering without lists."""
        found = cls()
        if root is None:
            return found
        abstract = {node.get(f"{W}abstractNumId"): _levels(node) for node in root.iterfind(f"{W}abstractNum")}
        for node in root.iterfind(f"{W}num"):
            link = node.find(f"{W}abstractNumId")
            name = link.get(f"{W}val") if link is not None else None
            key = node.get(f"{W}numId") or ""
            found.lists[key] = dict(abstract.get(name, {}))
            overridden = node.find(f"{W}lvlOverride") is not None
            found.shared[key] = key if overridden else f"abstract {name}"
            for override in node.iterfind(f"{W}lvlOverride"):
                _override(found.lists[key], override)
        return found

    def next(self, key: str, depth: int) -> str:
        """The number of the next paragraph of a list, as shown: "1.", "a)", "II."; empty for bullets and unknown
        lists.
        """
        levels = self.lists.get(key, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self.shared[key], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.style in {"bullet", "none"}:
            return ""
        shown = level.text
        for place in range(depth + 1):
            known = levels.get(place, Level())
            shown = shown.replace(f"%{place + 1}", _shown(known.style, counts.get(place, known.start)))
        return shown.strip()


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for node in abstract.iterfind(f"{W}lvl"):
        found[_number(node.get(f"{W}ilvl"), 0)] = _level(node, Level())
    return found


def _level(node: Element, base: Level) -> Level:
    values = {name: node.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start")}
    said = {name: found.get(f"{W}val") for name, found in values.items() if found is not None}
    return Level(
        said.get("numFmt") or base.style, said.get("lvlText") or base.text, _number(said.get("start"), base.start)
    )


def _override(levels: dict[int, Level], override: Element) -> None:
    depth = _number(override.get(f"{W}ilvl"), 0)
    base = levels.get(depth, Level(text=f"%{depth + 1}."))
    inner = override.find(f"{W}lvl")
    start = override.find(f"{W}startOverride")
    level = _level(inner, base) if inner is not None else Level(base.style, base.text, base.start)
    if start is not None:
        level.start = _number(start.get(f"{W}val"), level.start)
    levels[depth] = level


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < _LEVELS else default


def _shown(style: str, value: int) -> str:
    if style == "decimalZero":
        return f"{value:02}"
    if style in {"upperRoman", "lowerRoman"} and value < 400:
        return roman(value) if style == "upperRoman" else roman(value).lower()
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    return str(value)
