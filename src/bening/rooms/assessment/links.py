"""Addresses of the room's pages, for services, selectors and other rooms."""

from __future__ import annotations

from django.urls import reverse

from bening.foundation.units.models import Unit


def room_url(unit: Unit, year: int, name: str, **kwargs: object) -> str:
    """The address of one of this room's pages in a unit and year."""
    return reverse(f"assessment:{name}", kwargs={"unit": unit.code, "year": year, **kwargs})
