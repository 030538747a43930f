"""Filters: Indonesian dates, numbers and sizes; matches of a search."""

import datetime as dt
import re
from decimal import Decimal

from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

from .. import formats
from ._library import register


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _day(value: dt.date) -> dt.date:
    return _local(value).date() if isinstance(value, dt.datetime) else value


@register.filter
def longdate(value: dt.date | None) -> str:
    """ "6 Januari 2025", in the office's own time zone; nothing for `None`."""
    return formats.long_date(_day(value)) if value else ""


@register.filter
def shortdate(value: dt.date | None) -> str:
    """ "Sen, 6 Jan"; nothing for `None`."""
    return formats.short_date(_day(value)) if value else ""


@register.filter
def longdatetime(value: dt.datetime | None) -> str:
    """ "6 Januari 2025 pukul 10.42", in the office's own time zone; nothing for `None`."""
    return formats.long_datetime(_local(value)) if value else ""


@register.filter
def clocktime(value: dt.datetime | dt.time | None) -> str:
    """ "10.42"; nothing for `None`."""
    if value is None:
        return ""
    return formats.clock_time(_local(value) if isinstance(value, dt.datetime) else value)


@register.filter
def monthname(value: int) -> str:
    """ "Januari" for 1."""
    return formats.month_name(value)


@register.filter
def number(value: Decimal | float | None, places: int | None = None) -> str:
    """ "1.234" or with places "55,38"; an en dash for `None`."""
    return "–" if value is None or value == "" else formats.number(value, places)


@register.filter
def relative(value: dt.date, on: dt.date) -> str:
    """ "3 hari lagi", "hari ini", "5 hari lalu", seen from the day `on`."""
    return formats.relative_day(_day(value), on)


@register.filter
def filesize(value: int) -> str:
    """ "1,4 MB"."""
    return formats.file_size(value)


@register.filter(is_safe=True)
@stringfilter
def highlight(value: str, query: str) -> SafeString:
    """The text with the words of the query marked; both are escaped, upper and lower case count the same."""
    words = sorted({word for word in str(query or "").split() if word}, key=len, reverse=True)
    if not words:
        return escape(value)
    pieces = re.split(f"({'|'.join(map(re.escape, words))})", value, flags=re.IGNORECASE)
    marked = (
        (escape(piece) if index % 2 == 0 else SafeString(f"<mark>{escape(piece)}</mark>"),)
        for index, piece in enumerate(pieces)
    )
    return format_html_join("", "{}", marked)


@register.filter
def initials(name: str) -> str:
    """At most two letters for a person's mark."""
    return formats.initials(name)
