"""Addresses of the room's pages, for services, selectors and other rooms."""

from __future__ import annotations

from django.urls import reverse

from bening.foundation.units.models import Unit


def plan_url(unit: Unit, year: int, name: str = "plan", **kwargs: object) -> str:
    """The address of one of this room's pages in a unit and year."""
    return reverse(f"plans:{name}", kwargs={"unit": unit.code, "year": year, **kwargs})


def item_url(unit: Unit, year: int, code: str) -> str:
    """The page of one item; ``?masa=<occurrence>`` opens one of its due dates."""
    return plan_url(unit, year, "item", code=code)
