"""Grammar of "target waktu": from an Indonesian phrase to a schedule of dated occurrences."""

from .context import frequency_words, with_context
from .jsonform import from_json, to_json
from .parser import parse
from .schedule import Alternative, Kind, Occurrence, Schedule, TargetFinding, WeekConvention, YearFrom

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
