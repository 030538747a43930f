"""The grammar of ``target.lark`` at work: words in, parts of a phrase out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from .phrase import LAST_WEEK, Amount, Frequency, Group, Item, Mark, Part, Point, Range, Unit, Unknown, Weekday
from .words import MONTHS

if TYPE_CHECKING:
    from lark import Lark, Token

_ROMAN = {
    roman: n
    for n, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
_CENTURY, _SHORT_YEARS = 2000, 100
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu")
_PARTS = {"awal": Part.EARLY, "tengah": Part.MIDDLE, "pertengahan": Part.MIDDLE, "akhir": Part.LATE}
_ADJECTIVES: dict[str, tuple[int, Unit]] = {
    "harian": (1, Unit.DAY),
    **dict.fromkeys(("mingguan", "weekly"), (1, Unit.WEEK)),
    **dict.fromkeys(("bulanan", "monthly"), (1, Unit.MONTH)),
    **dict.fromkeys(("dwibulanan", "dwiwulan", "dwiwulanan"), (2, Unit.MONTH)),
    **dict.fromkeys(("triwulanan", "kuartalan", "quarterly"), (1, Unit.QUARTER)),
    **dict.fromkeys(("caturwulanan", "caturbulanan"), (1, Unit.FOUR_MONTHS)),
    **dict.fromkeys(("semesteran", "tengahtahunan"), (1, Unit.SEMESTER)),
    **dict.fromkeys(("tahunan", "yearly"), (1, Unit.YEAR)),
}


class NotAPhraseError(ValueError):
    """The words do not form a target; ``part`` is the piece where the reading stopped."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def read_items(text: str) -> tuple[Item, ...]:
    """Parts of a cleaned phrase in reading order; raises :class:`NotAPhraseError`."""
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    try:
        return cast("tuple[Item, ...]", _parser().parse(text))
    except UnexpectedInput as error:
        ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        part = text if ended or error.pos_in_stream is None else text[error.pos_in_stream :]
        raise NotAPhraseError(part) from error


@lru_cache(maxsize=1)
def _parser() -> Lark:
    """Built on first use: Lark takes longer to import than all of this module's callers."""
    from lark import Lark

    source = resources.files(__package__).joinpath("target.lark").read_text(encoding="utf-8")
    return Lark(source, parser="lalr", lexer="basic", maybe_placeholders=True, transformer=cast("Any", _Reader()))


def _year(token: Token | None) -> int | None:
    return None if token is None else int(token[-4:])


def _month(token: Token | None) -> int | None:
    """Number of the month in "januari" or "bulan januari"."""
    return None if token is None else MONTHS[token.split()[-1]]


def _number(token: Token) -> int:
    """Value of NUMBER ("06", "ke-2", "ke ii", "iv"), TIMES ("4 kali") or MONTH_NUMBER ("b03")."""
    digits = re.search(r"\d+", token)
    return int(digits[0]) if digits else _ROMAN.get(re.split(r"[ -]", token)[-1], 0)


_Parts = list[Any]


class _Reader:
    """One method a rule of the grammar; Lark calls it with the list of the rule's parts (None: left out)."""

    def start(self, parts: _Parts) -> tuple[Item, ...]:
        return _flat(parts)

    def until(self, parts: _Parts) -> tuple[Item, ...]:
        return (Mark.DEADLINE, *_flat(parts))

    def group(self, parts: _Parts) -> Group:
        return Group(_flat(parts))

    def range(self, parts: _Parts) -> Range:
        return Range(*parts)

    def open_range(self, parts: _Parts) -> Range:
        return Range(parts[0], None)

    # points

    def point(self, parts: _Parts) -> Item:
        return cast("Item", parts[0])

    def place(self, parts: _Parts) -> Point:
        place: Point = parts[0]
        year = _year(parts[1]) if len(parts) > 1 else None
        return place if year is None else replace(place, year=year)

    def part_of_place(self, parts: _Parts) -> Point:
        return replace(self.place(parts[1:]), part=_PARTS[parts[0]])

    def part_of_year(self, parts: _Parts) -> Point:
        year = parts[1].year if isinstance(parts[1], Point) else None
        return Point(Unit.YEAR, 1, year=year, part=_PARTS[parts[0]])

    def part_alone(self, parts: _Parts) -> Point:
        return Point(part=_PARTS[parts[0]])

    def whole_year(self, _parts: _Parts) -> Point:
        return Point(Unit.YEAR, 1)

    def duration(self, parts: _Parts) -> Item:
        amount = Amount(_number(parts[0]), parts[1])
        return Point(Unit.YEAR, 1) if amount == Amount(1, Unit.YEAR) else amount

    def figures(self, parts: _Parts) -> Point:
        head = re.split(r"[ t]", parts[0])[0]
        numbers = [int(digits) for digits in re.findall(r"\d+", head)]
        year, month, *day = numbers if parts[0].type == "ISO_FIGURES" else reversed(numbers)
        year += _CENTURY if year < _SHORT_YEARS else 0
        if day:
            return Point(Unit.DAY, day[0], month, year, plain=True)
        return Point(Unit.MONTH, month, month, year)

    def number(self, parts: _Parts) -> Point:
        return Point(None, _number(parts[0]), plain=_is_plain(parts[0]))

    def day(self, parts: _Parts) -> Point:
        return Point(Unit.DAY, _number(parts[0]), plain=True)

    def day_next(self, parts: _Parts) -> Point:
        return Point(Unit.DAY, _number(parts[0]), plain=True, next_month=True)

    def dated(self, parts: _Parts) -> Point:
        number, month = parts
        return Point(Unit.DAY, _number(number), _month(month), plain=_is_plain(number))

    def month(self, parts: _Parts) -> Point:
        month, year = parts
        return Point(Unit.MONTH, _month(month), _month(month), _year(year))

    def month_number(self, parts: _Parts) -> Point:
        number = _number(parts[0])
        return Point(Unit.MONTH, number, number, plain=True)

    def month_week(self, parts: _Parts) -> Point:
        month, year, number = parts
        return Point(Unit.WEEK, _number(number), _month(month), _year(year))

    def month_last_week(self, parts: _Parts) -> Point:
        return Point(Unit.WEEK, LAST_WEEK, _month(parts[0]), _year(parts[1]))

    def week(self, parts: _Parts) -> Point:
        number, month = parts
        return Point(Unit.WEEK, _number(number), _month(month), plain=month is not None and _is_plain(number))

    def last_week(self, parts: _Parts) -> Point:
        return Point(Unit.WEEK, LAST_WEEK, _month(parts[0]))

    def term(self, parts: _Parts) -> Point:
        unit, number = parts
        return Point(unit, _number(number))

    def year(self, parts: _Parts) -> Point:
        return Point(Unit.YEAR, 1, year=_year(parts[0]))

    # frequencies

    def every(self, parts: _Parts) -> Frequency:
        return Frequency(parts[0])

    def every_times(self, parts: _Parts) -> Frequency:
        return Frequency(parts[0], times=_number(parts[1]))

    def every_n(self, parts: _Parts) -> Frequency:
        return Frequency(parts[1], every=_number(parts[0]))

    def every_n_times(self, parts: _Parts) -> Frequency:
        every, unit, times = parts
        return Frequency(unit, _number(every), _number(times))

    def times_every(self, parts: _Parts) -> Frequency:
        return Frequency(parts[1], times=_number(parts[0]))

    def times_every_n(self, parts: _Parts) -> Frequency:
        times, every, unit = parts
        return Frequency(unit, _number(every), _number(times))

    def every_part(self, parts: _Parts) -> Frequency:
        return Frequency(parts[1], part=_PARTS[parts[0]])

    def every_weekday(self, parts: _Parts) -> Frequency:
        return Frequency(Unit.WEEK, weekday=_weekday(parts[-1]))

    def every_place(self, parts: _Parts) -> tuple[Item, ...]:
        place = self.place(parts)
        monthly = place.month is None and place.unit in (None, Unit.DAY, Unit.WEEK)
        return (Frequency(Unit.MONTH), place) if monthly else (place,)

    def every_range(self, parts: _Parts) -> tuple[Item, ...]:
        return (Frequency(Unit.MONTH), Range(*parts))

    def adjective(self, parts: _Parts) -> Frequency:
        every, unit = _ADJECTIVES[parts[0].replace(" ", "")]
        return Frequency(unit, every)

    def n_adjective(self, parts: _Parts) -> Frequency:
        every, unit = _ADJECTIVES[parts[1].replace(" ", "")]
        return Frequency(unit, every * _number(parts[0]))

    def bare_term(self, parts: _Parts) -> Frequency:
        return Frequency(parts[0], said=False)

    def day_unit(self, _parts: _Parts) -> Unit:
        return Unit.DAY

    def week_unit(self, _parts: _Parts) -> Unit:
        return Unit.WEEK

    def month_unit(self, _parts: _Parts) -> Unit:
        return Unit.MONTH

    def quarter_unit(self, _parts: _Parts) -> Unit:
        return Unit.QUARTER

    def four_months_unit(self, _parts: _Parts) -> Unit:
        return Unit.FOUR_MONTHS

    def semester_unit(self, _parts: _Parts) -> Unit:
        return Unit.SEMESTER

    def year_unit(self, _parts: _Parts) -> Unit:
        return Unit.YEAR

    # words around

    def mark(self, parts: _Parts) -> Mark:
        return Mark[parts[0].type]

    def times(self, parts: _Parts) -> Amount:
        return Amount(_number(parts[0]))

    def weekday(self, parts: _Parts) -> tuple[Item, ...]:
        return tuple(Weekday(_weekday(word)) for word in parts if word and not isinstance(word, Unit))

    def bare_week(self, _parts: _Parts) -> Weekday:
        return Weekday(_WEEKDAYS.index("minggu"))

    def unknown(self, parts: _Parts) -> Unknown:
        return Unknown(" ".join(parts), any(word.type == "NEGATION" for word in parts))


def _flat(parts: _Parts) -> tuple[Item, ...]:
    flat: list[Item] = []
    for part in parts:
        flat.extend(part if isinstance(part, tuple) else (part,))
    return tuple(flat)


def _is_plain(number: Token) -> bool:
    return number.isdigit()


def _weekday(word: str) -> int:
    name = word.removeprefix("hari ").removesuffix("at").strip()
    return _WEEKDAYS.index({"sab": "sabtu", "ahad": "minggu"}.get(name, name))
