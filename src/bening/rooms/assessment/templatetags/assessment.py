"""Words and addresses of the room's templates."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.template.context import BaseContext

from bening.foundation.accounts.permissions import Permission
from bening.foundation.accounts.requests import UnitRequest
from bening.kernel.lke.numbers import shown
from bening.rooms.assessment import permissions
from bening.rooms.assessment.links import room_url

register = template.Library()


@register.simple_tag(takes_context=True)
def lke(context: BaseContext, name: str, **kwargs: object) -> str:
    """The address of a page of this room in the unit and year of the request."""
    request = context["request"]
    return room_url(request.unit, request.year, name, **kwargs)


PAGES: tuple[tuple[str, tuple[tuple[str, str, Permission], ...]], ...] = (
    (
        "Mengisi",
        (
            ("Bagi tugas", "duties", permissions.ASSIGN_ITEMS),
            ("Usulan jawaban", "proposals", permissions.ANSWER_UNIT),
            ("Berkas Excel", "worksheet", permissions.VIEW_ASSESSMENT),
        ),
    ),
    (
        "Rencana dan bukti",
        (
            ("Padanan butir", "crosswalk", permissions.VIEW_ASSESSMENT),
            ("Yang belum ada di rencana", "gaps", permissions.VIEW_ASSESSMENT),
        ),
    ),
    (
        "Nilai",
        (
            ("Asal nilai", "score", permissions.VIEW_ASSESSMENT),
            ("Tahun lalu dan pengisi lain", "comparison", permissions.VIEW_ASSESSMENT),
            ("Jawaban berdampingan", "layers", permissions.VIEW_ASSESSMENT),
        ),
    ),
    (
        "Penilaian",
        (
            ("Tahap", "phases", permissions.VIEW_ASSESSMENT),
            ("Prasyarat", "prerequisites", permissions.VIEW_ASSESSMENT),
            ("Penilai", "seats", permissions.VIEW_ASSESSMENT),
            ("Temuan", "findings", permissions.VIEW_ASSESSMENT),
        ),
    ),
)


@register.simple_tag(takes_context=True)
def lke_pages(context: BaseContext, layer: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The room's pages that the person may open, as label and address, by what they are for."""
    request = context["request"]
    groups = [
        (
            title,
            [(label, room_url(request.unit, request.year, name)) for label, name, asks in rows if may(request, asks)],
        )
        for title, rows in PAGES
    ]
    groups[-1][1].append(("Tanda tangan dan laporan", room_url(request.unit, request.year, "signing", layer=layer)))
    return [group for group in groups if group[1]]


def may(request: UnitRequest, asks: Permission) -> bool:
    return request.actor.may(asks)


@register.filter
def points(value: Decimal) -> str:
    """Points with two decimals and a comma."""
    return shown(value)
