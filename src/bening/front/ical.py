"""A person's due dates as iCalendar (RFC 5545). Only code, title, date and link: it leaves for other servers."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from bening.foundation.accounts.models import User
from bening.foundation.notifications.services import shortened
from bening.rooms.plans import api as plans

if TYPE_CHECKING:
    from icalendar import Event

TITLE_LENGTH = 120
REMIND_BEFORE = timedelta(hours=15)
"""All-day events begin at midnight: fifteen hours before is nine in the morning of the day before."""


def calendar_of(user: User) -> bytes:
    """The calendar of everything that is still open for a person. The same data give the same bytes."""
    from icalendar import Calendar  # a fifth of a second to import, for phones that ask for their calendar only

    calendar = Calendar()
    calendar.add("prodid", "-//Bening//Jatuh tempo//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Bening: jatuh tempo saya")
    calendar.add("x-wr-calname", "Bening: jatuh tempo saya")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", timedelta(hours=6))
    for entry in plans.calendar_entries(user):
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: plans.CalendarEntry) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("dtstamp", datetime.combine(entry.changed_on, time(), tzinfo=UTC))
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + timedelta(days=1))
    event.add("summary", shortened(f"Jatuh tempo {entry.code}: {entry.title}", TITLE_LENGTH))
    event.add("description", f"{entry.unit_name}\n{settings.PUBLIC_URL}{entry.url}")
    event.add("url", f"{settings.PUBLIC_URL}{entry.url}")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", shortened(f"Besok jatuh tempo {entry.code}", TITLE_LENGTH))
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    return event


def etag(body: bytes) -> str:
    """A quoted ETag, so that a phone that asks again and again is answered with 304."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def answer(body: bytes) -> HttpResponse:
    """The file as a calendar program expects it."""
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Disposition"] = 'inline; filename="bening.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
