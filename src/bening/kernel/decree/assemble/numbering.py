"""What the number column counts, and sections that only the numbers show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bening.kernel.decree.assemble.enumerators import Label, label_of
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.clean import name_key
from bening.kernel.decree.draft import Role

_MOST: Final = 0.9


def numbered_role(records: Sequence[Record]) -> Role | None:
    """SECTION or COMPONENT when the numbers stand exactly where those change; None when they count the items."""
    numbered = [record for record in records if record.number()]
    for role in (Role.SECTION, Role.COMPONENT):
        named = [record for record in numbered if record.text(role)]
        if numbered and len(named) >= _MOST * len(numbered) and _change_together(named, role):
            return role
    return None


def _change_together(records: Sequence[Record], role: Role) -> bool:
    return all(
        (a.number() == b.number()) == (name_key(a.text(role)) == name_key(b.text(role))) for a, b in pairwise(records)
    )


def hidden_sections(records: Sequence[Record], counted: Role | None) -> dict[int, Label | None]:
    """Sections of a plan that names none: record index → label (None where the numbers only begin again).

    Decimal numbers name their section by the first part (1.1, 1.2, 2.1). Otherwise numbers of components that begin
    again at one open a new section; numbers of items do so only where there are no components.
    """
    labels = [(index, label_of(record.number())) for index, record in enumerate(records) if record.number()]
    found = _decimal_sections([(index, label) for index, label in labels if label])
    if found:
        return found
    if counted is None and any(record.text(Role.COMPONENT) for record in records):
        return {}
    values = [(index, label.readings[-1][1]) for index, label in labels if label]
    starts = [index for (_, before), (index, value) in pairwise(values) if value == 1 < before]
    return dict.fromkeys([values[0][0], *starts]) if starts else {}


def _decimal_sections(labels: Sequence[tuple[int, Label]]) -> dict[int, Label | None]:
    decimal = [(index, label) for index, label in labels if label.path]
    if len(decimal) < 2 or len(decimal) < _MOST * len(labels):
        return {}
    found: dict[int, Label | None] = {}
    before = 0
    for index, label in decimal:
        if label.path[0] != before:
            before = label.path[0]
            found[index] = Label((("digit", before),), str(before), "")
    return found
