"""Words and addresses of the room's templates."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.template.context import BaseContext

from bening.kernel.lke.numbers import shown
from bening.rooms.assessment.links import room_url

register = template.Library()


@register.simple_tag(takes_context=True)
def lke(context: BaseContext, name: str, **kwargs: object) -> str:
    """The address of a page of this room in the unit and year of the request."""
    request = context["request"]
    return room_url(request.unit, request.year, name, **kwargs)


@register.filter
def points(value: Decimal) -> str:
    """Points with two decimals and a comma."""
    return shown(value)
