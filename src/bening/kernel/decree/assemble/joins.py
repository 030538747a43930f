"""Rows that a page break cut in two, and rows that a page break printed twice."""

from __future__ import annotations

import re
from typing import Final

from bening.kernel.decree.assemble.records import DETAIL, Record
from bening.kernel.decree.clean import letters
from bening.kernel.decree.draft import Item, Role

FIELDS: Final = {
    Role.INDICATOR: "indicator",
    Role.ACTION: "action_raw",
    Role.EVIDENCE: "evidence_raw",
    Role.TARGET: "target_raw",
    Role.OWNER: "owner_raw",
}
_OPEN_END = re.compile(
    r"(?:[-,/&(]|\b(?:dan|atau|yang|di|ke|dari|pada|untuk|dengan|serta|oleh|dalam|terhadap|atas|sesuai))$"
)
_TAIL: Final = 40
"""The end of a cell that is looked at, longer than any joining word."""
_ENDED = re.compile(r"[.;:]$")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s")


def is_repeated(record: Record, last: Item) -> bool:
    """True when the first row of a page says word for word what the last row before it said."""
    if not record.top:
        return False
    said = [getattr(last, FIELDS[role]) for role in DETAIL]
    here = [record.text(role) for role in DETAIL]
    return sum(1 for text in here if text) > 1 and [letters(t) for t in said] == [letters(t) for t in here]


def continued_fields(record: Record, last: Item) -> list[Role]:
    """The fields of the item above that this row goes on with; empty for a row that stands for itself.

    Cut rows carry no number and no component. One filled cell at the top of a page goes on with the cell above it;
    several do when they read on in mid-sentence and the target, which stands on the first line of a row, is blank.
    Elsewhere a lone evidence or target adds to its item, and any other lone cell only when it reads on.
    """
    if record.number() or record.text(Role.COMPONENT) or record.text(Role.SECTION):
        return []
    filled = [role for role in FIELDS if record.text(role)]
    if not filled or record.marks or {Role.INDICATOR, Role.TARGET} <= set(filled):
        return []
    cut = [role for role in filled if reads_on(getattr(last, FIELDS[role]), record.text(role))]
    if len(filled) == 1:
        return filled if cut or _adds_alone(record, filled[0]) else []
    if record.top and Role.TARGET not in filled and last.target_raw and len(cut) * 2 >= len(filled):
        return filled
    return []


def _adds_alone(record: Record, role: Role) -> bool:
    """A lone evidence, target or owner adds to the item above; an action does so only where a page begins."""
    return role in (Role.EVIDENCE, Role.TARGET, Role.OWNER) or (record.top and role is Role.ACTION)


def reads_on(before: str, after: str) -> bool:
    """True when a text looks like the rest of a sentence begun in the cell above."""
    if not before or _NUMBERED.match(after):
        return False
    return bool(_OPEN_END.search(before[-_TAIL:])) or (
        after[:1].islower() and not _ENDED.search(before[-_TAIL:]) and before[:1].isupper()
    )


def joined(before: str, after: str, *, shared: bool) -> str:
    """Two halves of a cell: a blank where a sentence goes on, a new line where a numbered step or a shared list
    does.
    """
    if not before:
        return after
    new_line = _NUMBERED.match(after) or (shared and not reads_on(before, after))
    return f"{before}\n{after}" if new_line else f"{before} {after}"
