"""The menu: every place a person can go to, in the order in which work happens. A room adds its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from bening.foundation.kit.nav import NavItem
from bening.front.scopes import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the menu.

    ``view`` is the view name, ``inside`` the start of other view names for which the line is marked as current.
    ``in_unit`` places need a unit and year in their address.
    """

    label: str
    view: str
    icon: str
    group: str = ""
    primary: bool = False
    in_unit: bool = False
    inside: str = ""


WORK = "Satuan kerja"
READ = "Bantuan"

PLACES: tuple[Place, ...] = (
    Place("Tugas saya", "home", "house", primary=True),
    Place("Rencana aksi", "plans:plan", "list-checks", group=WORK, in_unit=True, primary=True, inside="plans:"),
)

HELP: tuple[Place, ...] = (
    Place("Cara memakai", "help:index", "book-open", group=READ, inside="help:"),
    Place("Glosarium", "glossary", "info", group=READ),
)


def menu(request: HttpRequest, scope: Scope | None) -> list[NavItem]:
    """The lines that lead somewhere ; without a unit only what needs none."""
    places = [place for place in PLACES if scope is not None or not place.in_unit]
    return [_item(request, place, scope) for place in (*places, *HELP)]


def _item(request: HttpRequest, place: Place, scope: Scope | None) -> NavItem:
    name = request.resolver_match.view_name if request.resolver_match else ""
    address: Callable[[str], str] = scope.address if scope is not None and place.in_unit else reverse
    return NavItem(
        label=place.label,
        url=address(place.view),
        icon=place.icon,
        current=name == place.view or bool(place.inside and name.startswith(place.inside)),
        group=place.group,
        primary=place.primary,
    )
