"""The box in which a file is looked at, the same for the unit and for somebody with a share link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.previews import Blocks
from bening.foundation.kit.filters import PAGE_PARAM
from bening.rooms.evidence.links import room_url
from bening.rooms.evidence.models import VersionFile
from bening.rooms.evidence.permissions import REVIEW
from bening.rooms.evidence.selectors.looking import Sheet, sheet_of, text_of


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a file is looked at, where page n of it is drawn, and where it is saved ("" where it may not be)."""

    look: Callable[[VersionFile], str]
    page: Callable[[VersionFile, int], str]
    save: Callable[[VersionFile], str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One file of the same version, with the address where it is looked at."""

    entry: VersionFile
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Viewer:
    """``blocks`` is None where the words are fetched only when somebody looks."""

    sheet: Sheet
    url: str
    picture: str
    save: str
    files: list[Neighbour]
    blocks: Blocks | None = None
    problem: str = ""

    @property
    def position(self) -> int:
        """Which of the files, from 1."""
        return next((at for at, one in enumerate(self.files, start=1) if one.is_current), 1)

    @property
    def before(self) -> Neighbour | None:
        return self.files[self.position - 2] if self.position > 1 else None

    @property
    def after(self) -> Neighbour | None:
        return self.files[self.position] if self.position < len(self.files) else None


def page_number(request: HttpRequest) -> int:
    """The page that ``?hal=`` asks for; 1 for anything odd."""
    value = request.GET.get(PAGE_PARAM, "")
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def viewer_of(
    entry: VersionFile,
    files: Sequence[VersionFile],
    addresses: Addresses,
    *,
    number: int = 1,
    with_details: bool = False,
    with_text: bool = False,
) -> Viewer:
    """The box for one page of one file."""
    sheet = sheet_of(entry, number, with_details=with_details)
    blocks, problem = text_of(entry.file) if with_text and sheet.is_text else (None, "")
    return Viewer(
        sheet=sheet,
        url=addresses.look(entry),
        picture=addresses.page(entry, sheet.number),
        save=addresses.save(entry) if entry.file.is_available else "",
        files=[Neighbour(one, addresses.look(one), one.pk == entry.pk) for one in files],
        blocks=blocks,
        problem=problem,
    )


def unit_addresses(request: UnitRequest, evidence: int) -> Addresses:
    """The addresses inside the unit."""

    def at(name: str, one: VersionFile, **more: object) -> str:
        return room_url(request.unit, request.year, name, pk=evidence, entry=one.pk, **more)

    return Addresses(
        look=lambda one: at("look", one),
        page=lambda one, number: at("preview", one, number=number),
        save=lambda one: at("file", one),
    )


def sees_details(request: UnitRequest, entry: VersionFile) -> bool:
    """What a file says of itself is for who sent it and for reviewers."""
    return request.user.pk == entry.file.uploaded_by_id or request.actor.may(REVIEW)


def inline_viewer(request: UnitRequest, evidence: int, files: Sequence[VersionFile]) -> Viewer | None:
    """The first page of the first file, on a page that shows other things as well; None without files."""
    if not files:
        return None
    first = files[0]
    addresses = unit_addresses(request, evidence)
    return viewer_of(first, files, addresses, with_details=sees_details(request, first))
