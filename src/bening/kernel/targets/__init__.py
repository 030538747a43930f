"""Grammar of "target waktu": from an Indonesian phrase to a schedule of dated occurrences."""

from .parser import parse
from .schedule import Alternative, Kind, Occurrence, Schedule, TargetFinding, WeekConvention, YearFrom

__all__ = ["Alternative", "Kind", "Occurrence", "Schedule", "TargetFinding", "WeekConvention", "YearFrom", "parse"]
