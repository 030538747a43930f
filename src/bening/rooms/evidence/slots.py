"""Places of this room that other rooms fill. They register when the programme starts; evidence knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.units.models import Unit
from bening.rooms.evidence.models import Evidence


@dataclass(frozen=True, slots=True)
class Chapter:
    """One heading of a package that does not follow the plan: what stands under it.

    ``folders`` are the headings as ``kernel.package`` takes them, the area first and in one piece; ``code`` and
    ``title`` what an assessor reads beside a file; ``items`` the keys of the plan's items whose evidence belongs here,
    ``evidence`` those of evidence put here directly.
    """

    folders: tuple[str, ...]
    code: str
    title: str
    items: tuple[int, ...]
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What one room shows beside evidence.

    ``panel`` gives the HTML of its part of the page of one piece of evidence ("" for nothing); ``chapters`` the
    worksheet's order of a unit's package as it stood at a moment, empty where the unit has no worksheet.
    """

    panel: Callable[[UnitRequest, Evidence], str]
    chapters: Callable[[Unit, int, datetime], Sequence[Chapter]]


_beside: list[Beside] = []


def offer(beside: Beside) -> None:
    """Called by a room's AppConfig.ready; the same offer twice counts once."""
    if beside not in _beside:
        _beside.append(beside)


def panels(request: UnitRequest, evidence: Evidence) -> list[str]:
    """The parts that other rooms add to the page of one piece of evidence."""
    return [part for beside in _beside if (part := beside.panel(request, evidence))]


def chapters(unit: Unit, year: int, moment: datetime) -> list[Chapter]:
    """The headings of a package in the worksheet's order; empty where no room has a worksheet for the unit."""
    return [chapter for beside in _beside for chapter in beside.chapters(unit, year, moment)]
