"""Words and addresses of the plan's templates."""

from __future__ import annotations

from django import template
from django.template.context import BaseContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bening.foundation.kit import formats
from bening.foundation.kit.components.status import state
from bening.rooms.plans import policies
from bening.rooms.plans.links import plan_url
from bening.rooms.plans.models import Item
from bening.rooms.plans.slots import Share

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


EDITABLE = {
    "indicator": "indikator",
    "steps": "langkah aksi",
    "requirements": "bukti",
    "target_text": "target waktu",
    "owner": "penanggung jawab",
    "due": "jatuh tempo",
}
"""Fields of a row that are edited in their cell, as the hidden words of the link name them."""


@register.simple_tag(takes_context=True)
def may(context: BaseContext, what: str, item: Item) -> bool:
    """Whether whoever asks may "assign" (owner and dates of) this item or "edit" its texts."""
    actor = context["request"].actor
    return policies.can_assign(actor, item) if what == "assign" else policies.can_edit_plan(actor, item.plan)


@register.simple_block_tag(takes_context=True)
def editable(
    context: BaseContext, content: str, field: str, item: Item, *, may: bool, key: bool = False, pk: int = 0
) -> SafeString:
    """What a cell says; for who may change it a link that edits it in its place (``kit/js/cells.js``).

    ``pk`` names the due date of the field "due"; ``key`` lets the letter "e" open this cell of the row.
    """
    words = mark_safe(content.strip())  # noqa: S308  the content of a block is escaped already
    if not may:
        return words
    url = (
        here(context, "due_cell", pk=pk) if field == "due" else here(context, "item_cell", code=item.code, field=field)
    )
    return format_html(
        '<a class="cell-edit" href="{}{}" data-cell="{}"{}>{}<span class="visually-hidden"> (ubah {} {})</span></a>',
        url,
        "?di=tabel" if context.get("in_table") else "",
        field,
        mark_safe(' data-key="e" data-key-help="Ubah sel"') if key else "",
        words or format_html('<span class="muted">{}</span>', "Belum diisi"),
        EDITABLE[field],
        item.code,
    )


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """A value of a mapping by a key that the template holds."""
    return mapping.get(key)


@register.simple_tag
def proofs(told: Share) -> SafeString:
    """The words "bukti 3 dari 4" for proofs that were accepted, and how many wait for a decision."""
    waiting = f", {formats.number(told.waiting)} diperiksa" if told.waiting else ""
    return format_html("bukti {} dari {}{}", formats.number(told.accepted), formats.number(told.wanted), waiting)


@register.simple_tag
def share(done: int, counted: int) -> SafeString:
    """The words "3 dari 12 selesai", or that nothing is dated yet."""
    if not counted:
        return format_html('<span class="muted">{}</span>', "belum ada tanggal")
    return format_html("{} dari {} selesai", formats.number(done), formats.number(counted))
