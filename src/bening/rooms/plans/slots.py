"""Places on this room's pages that other rooms fill. They register when the programme starts; the plan knows none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.units.models import Unit
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.selectors.asks import Asks


class Share(Protocol):
    """How much of what an item asks for is there: counted, not weighed."""

    @property
    def wanted(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def waiting(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """What another room's examination found about one item: a sentence, and where to look.

    ``address`` makes the page's address when the doubt is shown: of thousands found, fifty are.
    """

    code: str
    sentence: str
    address: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Beside:
    """What one room shows beside items.

    ``panel`` gives the HTML of its part of an item's page for the due date that stands open (None: none does);
    ``shares`` the completeness of many items at once, in a bounded number of queries; ``doubts`` what its own
    examination found in the unit and year, for the X-ray.
    """

    panel: Callable[[UnitRequest, Item, Occurrence | None], str]
    shares: Callable[[Mapping[int, Asks]], Mapping[int, Share]]
    doubts: Callable[[Unit, int], Sequence[Doubt]]


_beside: list[Beside] = []


def offer(beside: Beside) -> None:
    """Called by a room's AppConfig.ready; the same offer twice counts once."""
    if beside not in _beside:
        _beside.append(beside)


def panels(request: UnitRequest, item: Item, occurrence: Occurrence | None) -> list[str]:
    """The parts that other rooms add to an item's page."""
    return [beside.panel(request, item, occurrence) for beside in _beside]


def shares(items: Mapping[int, Asks]) -> dict[int, Share]:
    """The completeness of the items by their keys; empty where no room tells of it."""
    found: dict[int, Share] = {}
    for beside in _beside:
        found.update(beside.shares(items))
    return found


def doubts(unit: Unit, year: int) -> list[Doubt]:
    """What other rooms found doubtful, room by room."""
    return [doubt for beside in _beside for doubt in beside.doubts(unit, year)]
