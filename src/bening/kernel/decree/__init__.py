"""Read a decree: from a file or pasted text to the draft of a plan, with every cell accounted for."""

from importlib import import_module
from typing import TYPE_CHECKING

from bening.kernel.decree.draft import DecreeError, PlanDraft
from bening.kernel.decree.jsonform import draft_from_json, draft_to_json

if TYPE_CHECKING:
    from bening.kernel.decree.assemble.columns import ColumnMap
    from bening.kernel.decree.reading import read, read_pasted

__all__ = ["ColumnMap", "DecreeError", "PlanDraft", "draft_from_json", "draft_to_json", "read", "read_pasted"]

_READING = {"ColumnMap": "assemble.columns", "read": "reading", "read_pasted": "reading"}
"""Names whose modules load when they are first wanted: a server shows many drafts for each decree that it reads."""


def __getattr__(name: str) -> object:
    if name not in _READING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_READING[name]}"), name)
