"""Indonesian words for dates, numbers and sizes; pure functions, the same in a page, a mail and a document."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_BYTE_UNITS = ("byte", "KB", "MB", "GB", "TB")


def long_date(value: dt.date) -> str:
    """ "6 Januari 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_date(value: dt.date) -> str:
    """ "Sen, 6 Jan": for rows where the year is known from the page."""
    return f"{WEEKDAYS[value.weekday()][:3]}, {value.day} {MONTHS_SHORT[value.month - 1]}"


def clock_time(value: dt.datetime | dt.time) -> str:
    """ "10.42": hours and minutes with the full stop of Indonesian spelling."""
    return f"{value.hour:02d}.{value.minute:02d}"


def long_datetime(value: dt.datetime) -> str:
    """ "6 Januari 2025 pukul 10.42", in the zone the value already has."""
    return f"{long_date(value)} pukul {clock_time(value)}"


def month_name(number: int) -> str:
    """ "Januari" for 1."""
    return MONTHS[number - 1]


def number(value: Decimal | float, places: int | None = None) -> str:
    """ "1.234" and "55,38": points between thousands, a comma before the fraction, halves rounded up.

    Without `places` the fraction is shown as it is, without trailing zeros.
    """
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")).replace("-", "−")


def relative_day(value: dt.date, on: dt.date) -> str:
    """ "3 hari lagi", "besok", "hari ini", "kemarin", "5 hari lalu", seen from the day `on`."""
    days = (value - on).days
    near = {0: "hari ini", 1: "besok", -1: "kemarin"}
    if days in near:
        return near[days]
    return f"{number(days)} hari lagi" if days > 0 else f"{number(-days)} hari lalu"


def due_words(value: dt.date, on: dt.date) -> str:
    """How a due date stands: "3 hari lagi", "besok", "hari ini", "terlambat 5 hari"."""
    return f"terlambat {number((on - value).days)} hari" if value < on else relative_day(value, on)


def file_size(size: int) -> str:
    """ "812 byte", "1,4 MB": one digit after the comma, 1 KB = 1,024 bytes."""
    amount = Decimal(size)
    unit = 0
    while amount >= 1024 and unit < len(_BYTE_UNITS) - 1:
        amount /= 1024
        unit += 1
    return f"{number(amount, 1 if unit and amount < 100 else 0)} {_BYTE_UNITS[unit]}"


def initials(name: str) -> str:
    """At most two letters for a person's mark: "Siti Rahma, S.H." is "SR"."""
    words = re.findall(r"[^\W\d_]+", name.split(",")[0])
    return "".join(word[0] for word in words[:2]).upper()
