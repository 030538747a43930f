"""The only place that asks what time it is. In demo mode the year stands still at the demo date."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from bening.foundation.units.models import Unit


def now() -> datetime:
    """The present moment, aware. In demo mode: the demo date at the present time of day."""
    moment = timezone.now()
    if settings.DEMO_DATE is None:
        return moment
    local = timezone.localtime(moment)
    return local.replace(year=settings.DEMO_DATE.year, month=settings.DEMO_DATE.month, day=settings.DEMO_DATE.day)


def today(unit: Unit | None = None) -> date:
    """Today in the unit's time zone (or the server's)."""
    zone = ZoneInfo(unit.time_zone) if unit else timezone.get_default_timezone()
    return now().astimezone(zone).date()
