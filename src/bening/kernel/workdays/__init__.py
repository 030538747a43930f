"""Working days and legal deadlines, as pure arithmetic over a calendar of days.

``Calendar`` knows which days are worked; ``Term`` is a length of time as a rule states it; ``last_day`` and ``due_of``
say when it ends. Nothing here reads a clock or a file: the days come from whoever asks.
"""

from bening.kernel.workdays.calendar import WEEKEND, Calendar
from bening.kernel.workdays.terms import Due, Measure, Pause, Position, Term, due_of, last_day, position_of

__all__ = [
    "WEEKEND",
    "Calendar",
    "Due",
    "Measure",
    "Pause",
    "Position",
    "Term",
    "due_of",
    "last_day",
    "position_of",
]
