"""Words and addresses of the room's templates."""

from __future__ import annotations

from django import template
from django.template.context import BaseContext
from django.utils.safestring import SafeString

from bening.foundation.kit.components.status import state
from bening.rooms.evidence.enums import EvidenceState
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.permissions import HAND_IN
from bening.rooms.evidence.selectors.panel import KINDS
from bening.rooms.evidence.selectors.tray import waiting_count
from bening.rooms.plans import api as plans

register = template.Library()


@register.simple_tag(takes_context=True)
def bukti(context: BaseContext, name: str, **kwargs: object) -> str:
    """The address of a page of this room in the unit and year of the request."""
    request = context["request"]
    return room_url(request.unit, request.year, name, **kwargs)


@register.simple_tag(takes_context=True)
def in_the_tray(context: BaseContext) -> int | None:
    """How many files of the person wait to be sorted here; None where she may not hand in."""
    request = context["request"]
    return waiting_count(request.unit, request.year, request.user) if request.actor.may(HAND_IN) else None


@register.simple_tag
def evidence_state(value: str) -> SafeString:
    """The state of a piece of evidence as word, icon and pattern."""
    found = EvidenceState(value)
    return state(KINDS[found], str(found.label))


@register.simple_tag(takes_context=True)
def item_address(context: BaseContext, code: str) -> str:
    """The page of an item of the plan in the unit and year of the request."""
    request = context["request"]
    return plans.item_url(request.unit, request.year, code)
