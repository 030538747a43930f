"""Fills in what a phrase leaves to its neighbours: units, months and years.

"6 s.d. 10 Januari" lends its month to the left, "TW I, II, III" its unit to the right, "Januari, minggu ke-2" is one
place, and a year written anywhere holds for every place without its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from .phrase import MONTHS_IN, Amount, Frequency, Group, Item, Mark, Point, Range, Unit, Unknown, Weekday


class UnreadableError(ValueError):
    """The phrase cannot be read; ``code`` as in :class:`.schedule.TargetFinding`, the message is in Indonesian."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(slots=True)
class Place:
    """A point, or a range when ``last`` is set or ``open_end`` holds; ``inner`` is what its brackets say."""

    first: Point
    last: Point | None = None
    open_end: bool = False
    inner: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A phrase with every place complete, and the words around the places.

    ``rules`` are places without a month that a frequency repeats ("tanggal 10 setiap bulan"). ``has_year`` tells
    whether the phrase itself names a year. ``wraps`` counts the ranges that run over New Year by a guess; ``guessed``
    is True when not even one end of such a range has its own year.
    """

    places: list[Place] = field(default_factory=list)
    rules: list[Place] = field(default_factory=list)
    frequencies: list[Frequency] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    remainder: list[str] = field(default_factory=list)
    year: int | None = None
    has_year: bool = False
    wraps: bool = False
    guessed: bool = False
    unordered: bool = False


def complete(items: tuple[Item, ...], year: int | None) -> Reading:
    """Sort the items of a phrase and complete its places; raises :class:`UnreadableError`."""
    reading = Reading()
    _sort(items, reading, reading.places)
    _check_remainder(items, reading)
    if Mark.REALISED in reading.marks:
        return reading
    _lend_units(reading)
    _merge_months(reading)
    _lend_months(reading)
    _set_rules_aside(reading)
    _give_years(reading, year)
    return reading


def _sort(items: Iterable[Item], reading: Reading, places: list[Place]) -> None:
    for item in items:
        match item:
            case Point():
                places.append(Place(item))
            case Range():
                places.append(Place(item.first, item.last, open_end=item.last is None))
            case Group():
                _sort(item.items, reading, places[-1].inner if places else places)
            case _:
                _note(item, reading)


def _note(item: Frequency | Weekday | Amount | Mark | Unknown, reading: Reading) -> None:
    match item:
        case Frequency():
            reading.frequencies.append(item)
        case Weekday():
            reading.weekdays.append(item.number)
        case Amount():
            reading.amounts.append(item)
        case Mark():
            reading.marks.append(item)
        case _:
            reading.remainder.append(item.text)


def _check_remainder(items: tuple[Item, ...], reading: Reading) -> None:
    """Unknown words may only close the phrase, hold no digit and not negate; else nothing is read.

    Nor is anything behind a bare "Semester": the words may say which one.
    """
    unknown = [item for item in _every_item(items) if isinstance(item, Unknown)]
    if not unknown or Mark.REALISED in reading.marks:
        return
    on_demand = Mark.ON_DEMAND in reading.marks
    closing = all(isinstance(item, Unknown | Group | Mark) for item in items[_first_unknown(items) :])
    spoiled = any(isinstance(item, Frequency) and not item.said for item in items) or any(
        item.negates or any(sign.isdigit() for sign in item.text) for item in unknown
    )
    if (closing and not spoiled and not isinstance(items[0], Unknown)) or (on_demand and not reading.places):
        return
    quoted = ", ".join(f'"{item.text}"' for item in unknown)
    raise UnreadableError("unreadable", f"Bagian {quoted} tidak dapat dibaca; tulis ulang target waktunya.")


def _first_unknown(items: tuple[Item, ...]) -> int:
    return next(
        index
        for index, item in enumerate(items)
        if isinstance(item, Unknown) or (isinstance(item, Group) and any(isinstance(i, Unknown) for i in item.items))
    )


def _every_item(items: Iterable[Item]) -> Iterable[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _every_item(item.items)
        else:
            yield item


@dataclass(slots=True)
class _Slot:
    """A point in reading order with the way to write it back."""

    place: Place
    last: bool

    @property
    def point(self) -> Point:
        return self.place.last if self.last and self.place.last else self.place.first

    def put(self, **changes: Any) -> None:
        point = replace(self.point, **changes)
        if self.last:
            self.place.last = point
        else:
            self.place.first = point


def _slots(places: Iterable[Place]) -> list[_Slot]:
    slots = []
    for place in places:
        slots.append(_Slot(place, last=False))
        if place.last:
            slots.append(_Slot(place, last=True))
        slots.extend(_slots(place.inner))
    return slots


def _lend_units(reading: Reading) -> None:
    """A bare number takes the unit of its left neighbour, or of the right one; week numbers win over day numbers."""
    slots = _slots(reading.places)
    left: Point | None = None
    for slot in slots:
        point = slot.point
        if left and point.unit in (None, Unit.DAY) and point.number is not None:
            if left.unit is Unit.WEEK and left.month is None and (point.unit is None or point.month):
                slot.put(unit=Unit.WEEK)
            elif point.unit is None and _counts(left):
                month = point.number if left.unit is Unit.MONTH else None
                slot.put(unit=left.unit, month=month, plain=point.plain)
        left = slot.point
    right: Point | None = None
    for slot in reversed(slots):
        if slot.point.unit is None and right and (slot.point.number is None or _counts(right)):
            lent = {"month": right.month} if slot.point.number is None else {}
            number = right.number if slot.point.number is None else slot.point.number
            slot.put(unit=right.unit, number=number, **lent)
        right = slot.point


def _counts(left: Point) -> bool:
    """Whether a number after ``left`` goes on counting ("TW I, II", "bulan 3, 6"); "Januari 6" does not."""
    return left.unit is not None and (left.unit is not Unit.MONTH or left.plain) and left.unit is not Unit.YEAR


def _merge_months(reading: Reading) -> None:
    """ "Januari, minggu ke 2" and "tanggal 6, Januari 2025" are one place each."""
    places = reading.places
    for left, right in zip(list(places), list(places)[1:], strict=False):
        for month, other in ((left, right), (right, left)):
            if _is_whole_month(month) and _lacks_month(other) and month in places:
                for slot in _slots([other]):
                    slot.put(month=month.first.month, year=slot.point.year or month.first.year)
                places.remove(month)


def _is_whole_month(place: Place) -> bool:
    return place.first.unit is Unit.MONTH and not place.last and not place.open_end and not place.inner


def _lacks_month(place: Place) -> bool:
    points = [place.first, *([place.last] if place.last else [])]
    return all(point.unit in (Unit.DAY, Unit.WEEK) and point.month is None and not point.next_month for point in points)


def _lend_months(reading: Reading) -> None:
    """Days and weeks without a month take it from the right ("6, 13 dan 20 Januari"), then from the left."""
    slots = _slots(reading.places)
    for ordered in (list(reversed(slots)), slots):
        lender: Point | None = None
        for slot in ordered:
            point = slot.point
            lacking = point.unit in (Unit.DAY, Unit.WEEK) and point.month is None and not point.next_month
            if lacking and lender and (lender.unit is point.unit or ordered is slots):
                slot.put(month=lender.month)
            lender = slot.point if slot.point.month else None


def _set_rules_aside(reading: Reading) -> None:
    """Where a frequency stands beside them, days and weeks without a month are what it repeats."""
    if reading.frequencies:
        reading.rules = [place for place in reading.places if _lacks_rest(place)]
        reading.places = [place for place in reading.places if not _lacks_rest(place)]
    for slot in _slots(reading.places):
        _check_complete(slot.point)


def _lacks_rest(place: Place) -> bool:
    return place.first.unit in (Unit.DAY, Unit.WEEK) and place.first.month is None


def _check_complete(point: Point) -> None:
    if point.next_month or (point.unit in (Unit.DAY, Unit.WEEK) and point.month is None):
        name = "tanggal" if point.unit is Unit.DAY else "minggu"
        raise UnreadableError("incomplete", f"Bulan dari {name} {point.number} tidak tertulis; lengkapi bulannya.")
    if point.unit is None or (point.unit is Unit.DAY and not point.plain):
        what = point.number if point.number is not None else f'"{point.part}"'
        raise UnreadableError("unreadable", f"Bagian {what} tidak jelas maksudnya; tulis ulang target waktunya.")


def _give_years(reading: Reading, year: int | None) -> None:
    """A year holds to its left as far as the next year, then to its right; else the document's year."""
    slots = [*_slots(reading.places), *_slots(reading.rules)]
    own = {id(slot.place): [False, False] for slot in slots}
    written = [slot.point.year for slot in slots]
    for slot, value in zip(slots, written, strict=True):
        own[id(slot.place)][slot.last] = value is not None
    _drop_bare_years(reading)
    known = [value for value in written if value is not None]
    reading.has_year = bool(known)
    reading.year = known[0] if known else year
    if reading.year is None:
        raise UnreadableError("no_year", "Tahun tidak tertulis dan tahun rencana belum ditetapkan; lengkapi tahunnya.")
    following: int | None = None
    for slot in reversed(slots):
        following = slot.point.year or following
        slot.put(year=following)
    previous = reading.year
    for slot in slots:
        previous = slot.point.year or previous
        slot.put(year=previous)
    for place in _ranges(reading.places):
        _wrap(place, own[id(place)], reading)
    starts = [(place.first.year or 0, _month_index(place.first)) for place in reading.places]
    reading.unordered = starts != sorted(starts) and not all(any(own[id(place)]) for place in reading.places)


def _drop_bare_years(reading: Reading) -> None:
    """A year that stands beside other places only dates them."""
    others = [place for place in reading.places if place.first.unit is not Unit.YEAR or place.last or place.first.part]
    inner = [deeper for place in reading.places if place not in others for deeper in place.inner]
    if others or inner:
        reading.places = [kept for place in reading.places for kept in ([place] if place in others else place.inner)]


def _ranges(places: Iterable[Place]) -> Iterable[Place]:
    for place in places:
        if place.last:
            yield place
        yield from _ranges(place.inner)


def _wrap(place: Place, own: list[bool], reading: Reading) -> None:
    """A range whose end lies before its start runs over New Year, unless both years are written."""
    first, last = place.first, place.last
    if last is None or all(own) or first.year != last.year or _month_index(first) <= _month_index(last):
        return
    reading.wraps = True
    if own[1]:
        place.first = replace(first, year=(first.year or 0) - 1)
    else:
        place.last = replace(last, year=(last.year or 0) + 1)
        reading.guessed = reading.guessed or not own[0]


def _month_index(point: Point) -> int:
    if point.unit in MONTHS_IN and point.unit is not Unit.MONTH:
        return ((point.number or 1) - 1) * MONTHS_IN[point.unit] + 1
    return point.month or 0
