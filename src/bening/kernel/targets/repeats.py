"""From a frequency ("setiap triwulan", "2 kali setahun") and the stretch it runs over to dated spans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from .phrase import MONTHS_IN, Frequency, Unit
from .reading import Place, UnreadableError
from .schedule import Kind, WeekConvention
from .spans import DAYS_IN_WEEK, Span, add_months, day, months, months_between, part_of, week, weeks_of

STEP_KINDS: dict[int, Kind] = {
    1: Kind.MONTHLY,
    2: Kind.WINDOW,
    3: Kind.QUARTERLY,
    4: Kind.FOUR_MONTHLY,
    6: Kind.SEMESTER,
    12: Kind.WINDOW,
}
"""Months between two deliverables to the kind of the schedule."""
_THURSDAY = 3


def step_of(frequency: Frequency) -> int | None:
    """Whole months between two deliverables ("2 kali setahun": 6); None where that is no regular step."""
    if frequency.unit not in MONTHS_IN or not frequency.times:
        return None
    step, rest = divmod(MONTHS_IN[frequency.unit] * frequency.every, frequency.times)
    return step if not rest and step in STEP_KINDS else None


def kind_of_frequency(frequency: Frequency) -> Kind:
    """WEEKLY, one of the kinds of :data:`STEP_KINDS`, or NONE for an irregular one such as "setiap hari"."""
    step = step_of(frequency)
    if step:
        return STEP_KINDS[step]
    weekly = frequency.unit is Unit.WEEK and frequency.every == frequency.times == 1
    return Kind.WEEKLY if weekly else Kind.NONE


def repeat(frequency: Frequency, over: Span, weeks: WeekConvention) -> list[Span]:
    """The spans of a regular frequency within ``over``; empty where the stretch is shorter than one step."""
    step = step_of(frequency)
    if step is None:
        return _weekly(frequency, over, weeks)
    length = len(list(months_between(over.start, over.due)))
    spans = [
        months(*add_months(year, month, 1 - step), step)
        for year, month in months_between(over.start, over.due)
        if month % step == 0 and length >= step
    ]
    if frequency.part:
        parts = [(part_of(span, frequency.part), span.period) for span in spans]
        return [replace(part, period=period) for part, period in parts]
    return [Span(max(span.start, over.start), min(span.due, over.due), span.period) for span in spans]


def _weekly(frequency: Frequency, over: Span, weeks: WeekConvention) -> list[Span]:
    if frequency.weekday is not None:
        count = (over.due - over.start).days + 1
        days = [over.start + timedelta(days=offset) for offset in range(count)]
        return [Span(it, it, it.isoformat()) for it in days if it.weekday() == frequency.weekday]
    if weeks is WeekConvention.FOUR_WEEKS:
        every = [span for year, month in months_between(over.start, over.due) for span in weeks_of(year, month, weeks)]
        return [span for span in every if over.start <= span.start and span.due <= over.due]
    return _calendar_weeks(over)


def _calendar_weeks(over: Span) -> list[Span]:
    """Monday to Sunday; a week belongs to the stretch that holds its Thursday (ISO 8601), cut at the edges."""
    monday = over.start - timedelta(days=over.start.weekday())
    spans = []
    while monday <= over.due:
        thursday = monday + timedelta(days=_THURSDAY)
        sunday = monday + timedelta(days=DAYS_IN_WEEK - 1)
        if over.start <= thursday <= over.due:
            number = thursday.isocalendar()
            spans.append(Span(max(monday, over.start), min(sunday, over.due), f"{number.year}-W{number.week:02}"))
        monday += timedelta(days=DAYS_IN_WEEK)
    return spans


def apply_rule(rule: Place, period: Span, weeks: WeekConvention, *, alone: bool) -> Span:
    """The day, week or range of days that ``rule`` names in the last month of ``period``.

    ``period`` keeps its name when the rule stands ``alone``. Raises ImpossibleError where a month lacks the day,
    and UnreadableError where a range runs backwards.
    """
    base = (period.due.year, period.due.month)
    year, month = add_months(*base, 1) if rule.first.next_month or (rule.last and rule.last.next_month) else base
    ends = [
        day(year, month, point.number or 0) if point.unit is Unit.DAY else week(year, month, point.number or 0, weeks)
        for point in (rule.first, rule.last)
        if point is not None
    ]
    if ends[0].start > ends[-1].due:
        raise UnreadableError("reversed", "Awal rentang tanggal sesudah akhirnya; periksa urutannya.")
    name = period.period if alone else ends[-1].period
    return Span(ends[0].start, ends[-1].due, name)
