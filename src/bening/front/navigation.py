"""The menu: every place a person can go to, in the order in which work happens. A room adds its line here."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from bening.foundation.accounts.permissions import VIEW_UNIT, Permission
from bening.foundation.audit.permissions import VIEW_TRAIL
from bening.foundation.files.permissions import MANAGE_FILES
from bening.foundation.kit.nav import NavItem
from bening.foundation.machines.permissions import MANAGE_KEYS
from bening.foundation.units.permissions import MANAGE_UNIT
from bening.front.scopes import Scope, scopes


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the menu.

    ``view`` is the view name, ``inside`` the start of other view names for which the line is marked as current.
    """

    label: str
    view: str
    icon: str
    group: str = ""
    primary: bool = False
    inside: str = ""


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A line that leads into a unit and year, shown to who holds a role of ``permission`` there."""

    place: Place
    permission: Permission = VIEW_UNIT


WORK = "Satuan kerja"
SYSTEM = "Sistem"
HELP = "Bantuan"

FIRST = (Place("Tugas saya", "home", "house", primary=True),)
SUPERVISION = (
    Place("Pengawasan", "supervision", "landmark", primary=True),
    Place("Penilaian", "judging:units", "scale"),
)
IN_UNIT: tuple[UnitPlace, ...] = (
    UnitPlace(Place("Ringkasan", "unit_summary", "gauge", group=WORK)),
    UnitPlace(Place("Rencana aksi", "plans:plan", "list-checks", group=WORK, primary=True, inside="plans:")),
    UnitPlace(Place("Bukti", "evidence:list", "folder-open", group=WORK, primary=True, inside="evidence:")),
    UnitPlace(Place("LKE", "assessment:overview", "clipboard-list", group=WORK, inside="assessment:")),
    UnitPlace(Place("Kalender", "unit_calendar", "calendar", group=WORK)),
    UnitPlace(Place("Kalender kerja", "deadlines:calendar", "calendar-clock", group=WORK, inside="deadlines:")),
    UnitPlace(Place("Tim", "team:list", "users", group=WORK, inside="team:")),
    UnitPlace(Place("Berkas tertahan", "files:held", "shield", group=WORK), MANAGE_FILES),
    UnitPlace(Place("Jejak audit", "audit:trail", "history", group=WORK, inside="audit:"), VIEW_TRAIL),
    UnitPlace(Place("Kunci API", "machines:list", "key-round", group=WORK, inside="machines:"), MANAGE_KEYS),
    UnitPlace(Place("Pengaturan", "units:settings", "settings", group=WORK, inside="units:"), MANAGE_UNIT),
)
FOR_SYSTEM_ADMIN = (
    Place("Daftar satuan kerja", "system:units", "building-2", group=SYSTEM, inside="system:"),
    Place("Pengguna", "people:list", "user", group=SYSTEM, inside="people:"),
    Place("Angka dan sumber", "figures:list", "scale", group=SYSTEM, inside="figures:"),
)
LAST = (
    Place("Cara memakai", "help:index", "book-open", group=HELP, inside="help:"),
    Place("Glosarium", "glossary", "info", group=HELP),
)


def menu(request: HttpRequest, scope: Scope | None) -> list[NavItem]:
    """The lines that lead somewhere for the signed-in person; without a unit only what needs none."""
    held = scopes(request)
    places = list(FIRST) if any(one.works for one in held) or not held else []
    places += SUPERVISION if any(one.supervises for one in held) else ()
    items = [_item(request, place, reverse(place.view)) for place in places]
    if scope is not None:
        items += [
            _item(request, line.place, scope.address(line.place.view)) for line in IN_UNIT if scope.may(line.permission)
        ]
    last = (*(FOR_SYSTEM_ADMIN if request.user.is_system_admin else ()), *LAST)  # type: ignore[union-attr]
    return items + [_item(request, place, reverse(place.view)) for place in last]


def _item(request: HttpRequest, place: Place, url: str) -> NavItem:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return NavItem(
        label=place.label,
        url=url,
        icon=place.icon,
        current=name == place.view or bool(place.inside and name.startswith(place.inside)),
        group=place.group,
        primary=place.primary,
    )
