"""Grammar of "target waktu": from an Indonesian phrase to a schedule of dated occurrences."""

from importlib import import_module
from typing import TYPE_CHECKING

from .jsonform import from_json, to_json
from .schedule import Alternative, Kind, Occurrence, Schedule, TargetFinding, WeekConvention, YearFrom

if TYPE_CHECKING:
    from .context import frequency_words, with_context
    from .parser import parse

__all__ = [
    "Alternative",
    "Kind",
    "Occurrence",
    "Schedule",
    "TargetFinding",
    "WeekConvention",
    "YearFrom",
    "frequency_words",
    "from_json",
    "parse",
    "to_json",
    "with_context",
]

_GRAMMAR = {"frequency_words": "context", "parse": "parser", "with_context": "context"}
"""Names whose modules load when the first phrase is read: everything else needs schedules alone."""


def __getattr__(name: str) -> object:
    if name not in _GRAMMAR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_GRAMMAR[name]}"), name)
