"""Words and addresses of the plan's templates."""

from __future__ import annotations

from django import template
from django.template.context import BaseContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bening.foundation.kit import formats
from bening.foundation.kit.components.status import state
from bening.rooms.plans.links import plan_url

register = template.Library()

WORDS = {"review": "Menunggu pemeriksaan", "void": "Tidak berlaku", "blocked": "Belum ada tanggal"}
"""Where this room says it otherwise than the kit."""


@register.simple_tag(takes_context=True)
def here(context: BaseContext, name: str, **kwargs: object) -> str:
    """The address of a page of this room in the unit and year of the request."""
    request = context["request"]
    return plan_url(request.unit, request.year, name, **kwargs)


@register.simple_tag
def mark(kind: str, *, plain: bool = False) -> SafeString:
    """A kind of state in this room's words."""
    return state(kind, WORDS.get(kind, ""), plain=plain)


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """A value of a mapping by a key that the template holds."""
    return mapping.get(key)


@register.simple_tag
def share(done: int, counted: int) -> SafeString:
    """The words "3 dari 12 selesai", or that nothing is dated yet."""
    if not counted:
        return format_html('<span class="muted">{}</span>', "belum ada tanggal")
    return format_html("{} dari {} selesai", formats.number(done), formats.number(counted))
