"""Log lines that give nothing away: secret addresses and passwords of connections do not stand in them."""

from __future__ import annotations

import logging
import re

_SECRETS = re.compile(
    r"(?P<path>/(?:berbagi|kalender|undangan)/|/sandi/baru/[0-9A-Za-z]+-)(?!set-password)[^/\s\"'?]+"
    r"|(?P<key>bening_)[0-9A-Za-z]{49}"
    r"|(?P<login>\b[a-z][a-z0-9+.-]*://)[^\s/@\"']+@"
)


def masked(text: str) -> str:
    """The text with … for the token of a share link, a calendar, an invitation or a new password, for a program's key,
    and for the name and password in an address such as ``postgres://name:password@server``."""
    return _SECRETS.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    kept = found["path"] or found["key"]
    return f"{kept}…" if kept else f"{found['login']}…@"


class MaskingFormatter(logging.Formatter):
    """A formatter that masks the whole line, a traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return masked(super().format(record))
