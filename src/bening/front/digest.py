"""The daily mail: what is new for a person since her last mail, and how much else waits. Nothing new, no mail.

Each thing to do becomes news on a known day: seven days before it is due (what is shorter than that: when it begins),
on the day itself, on the day after, on the day it was returned or handed in for review. A mail tells the news since the
day of the last mail, so that quiet days lose nothing and the same news is never told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bening.front.cases import CaseWork
from bening.front.work import DUE_SOON, LATE, OTHER, RETURNED, REVIEW, SOON, Urgency, Work, urgency_of

FIRST_MAIL_LOOKS_BACK = timedelta(days=7)
ORDER: tuple[Urgency, ...] = (LATE, RETURNED, DUE_SOON, REVIEW)
TODAY = "jatuh tempo hari ini"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the mail, in small letters as the subject has it, with its rows."""

    heading: str
    rows: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One mail: the news by urgency, and how many other things of *Tugas saya* are urgent though not new."""

    sections: tuple[Section, ...]
    waiting: int

    @property
    def subject(self) -> str:
        """ "Bening: 2 terlambat, 1 segera jatuh tempo"."""
        return "Bening: " + ", ".join(f"{len(section.rows)} {section.heading}" for section in self.sections)


def news_days(work: Work) -> tuple[date, ...]:
    """The days on which a thing to do is news."""
    near = work.due - SOON
    days = (max(near, work.begun) if isinstance(work, CaseWork) else near, work.due, work.due + timedelta(days=1))
    if work.is_review:
        return (work.changed_on,) if work.changed_on else ()
    return (*days, work.changed_on) if work.is_returned and work.changed_on else days


def is_news(work: Work, *, since: date, on: date) -> bool:
    """Whether something became news after the day ``since`` and not later than ``on``."""
    return any(since < day <= on for day in news_days(work))


def compose(works: Iterable[Work], *, last_sent_on: date | None, on: date) -> Digest | None:
    """The mail of a day, or None when nothing is new."""
    since = last_sent_on or on - FIRST_MAIL_LOOKS_BACK
    urgent = [work for work in works if urgency_of(work) is not OTHER]
    news = [work for work in urgent if is_news(work, since=since, on=on)]
    return Digest(tuple(_sections(news, on)), waiting=len(urgent) - len(news)) if news else None


def _sections(news: Sequence[Work], on: date) -> Iterator[Section]:
    for urgency in ORDER:
        rows = [work for work in news if urgency_of(work) is urgency]
        if urgency is DUE_SOON:
            yield from _section(TODAY, [work for work in rows if work.due == on])
            rows = [work for work in rows if work.due != on]
        yield from _section(urgency.noun, rows)


def _section(heading: str, rows: Sequence[Work]) -> Iterator[Section]:
    if rows:
        yield Section(heading, tuple(rows))
