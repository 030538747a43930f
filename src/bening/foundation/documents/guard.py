"""Formula injection: a text that a spreadsheet program would run must stay a text.

In CSV such a text gets an apostrophe in front (OWASP "CSV Injection"); in XLSX the cell is typed as text and marked
with the quote prefix, so that its content is untouched and editing it offline does not turn it into a formula either.
"""

from __future__ import annotations

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that start a formula, with their full-width twins."""
MARK = "'"


def is_risky(text: str) -> bool:
    """Whether a spreadsheet program might run this text, also behind leading blanks."""
    return text.startswith(TRIGGERS) or text.lstrip(" ").startswith(TRIGGERS)


def guarded(text: str) -> str:
    """The text as it may stand in a CSV cell."""
    return MARK + text if is_risky(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text[len(MARK) :] if text.startswith(MARK) and is_risky(text[len(MARK) :]) else text
