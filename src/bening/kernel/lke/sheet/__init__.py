"""A filled worksheet from an Excel file: the office's own, the ministry's, or one that somebody rearranged."""

from .model import Counts, Finding, FindingKind, SheetError, SheetReading
from .reading import read_worksheet

__all__ = ["Counts", "Finding", "FindingKind", "SheetError", "SheetReading", "read_worksheet"]
