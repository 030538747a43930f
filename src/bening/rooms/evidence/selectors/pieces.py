"""Evidence as other rooms name it beside their own things: what it is called, where it stands, where its page is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.links import evidence_url
from bening.rooms.evidence.models import Evidence, EvidenceLink
from bening.rooms.evidence.selectors.lists import Wanted, evidence_list
from bening.rooms.evidence.selectors.panel import KINDS


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence that was accepted or waits for a decision."""

    pk: int
    title: str
    is_accepted: bool
    """A version was accepted and counts, also while a newer one waits."""
    unit: Unit
    year: int

    @property
    def url(self) -> str:
        return evidence_url(self.unit, self.year, self.pk)

    @property
    def kind(self) -> str:
        """The kit's kind of state."""
        return KINDS[State.ACCEPTED if self.is_accepted else State.SUBMITTED]

    @property
    def word(self) -> str:
        """Where it stands, as the pages of evidence say it."""
        return str((State.ACCEPTED if self.is_accepted else State.SUBMITTED).label)


def _usable(prefix: str = "") -> Q:
    given = Q(**{f"{prefix}accepted__isnull": False}) | Q(**{f"{prefix}state": State.SUBMITTED})
    return given & ~Q(**{f"{prefix}state": State.WITHDRAWN})


def pieces_of_items(unit: Unit, year: int, items: Collection[int]) -> dict[int, list[Piece]]:
    """The evidence that is in use for each of the items, each piece once, the oldest first (one query)."""
    links = (
        EvidenceLink.objects.live()
        .filter(_usable("evidence__"), item__in=items, evidence__unit=unit, evidence__year=year)
        .filter(Q(requirement__isnull=True) | Q(requirement__removed_at__isnull=True))
        .order_by("evidence", "pk")
    )
    found: dict[int, dict[int, Piece]] = defaultdict(dict)
    fields = ("item", "evidence", "evidence__title", "evidence__accepted")
    for item, pk, title, accepted in links.values_list(*fields):
        found[item].setdefault(pk, Piece(pk, title, accepted is not None, unit, year))
    return {item: list(rows.values()) for item, rows in found.items()}


def pieces(unit: Unit, year: int, among: Collection[int]) -> dict[int, Piece]:
    """Those ``among`` these keys that were accepted or wait for a decision, by key (one query)."""
    rows = Evidence.objects.of(unit, year).filter(_usable(), pk__in=among).order_by("pk")
    return {row.pk: row for row in _told(unit, year, rows.values_list("pk", "title", "accepted"))}


def find_pieces(unit: Unit, year: int, words: str, *, limit: int = 50) -> list[Piece]:
    """What was accepted or waits and whose title, file names or items' codes hold every word, newest first
    (one query)."""
    rows = evidence_list(unit, year, Wanted(words=words)).filter(_usable())
    return _told(unit, year, rows.values_list("pk", "title", "accepted")[:limit])


def _told(unit: Unit, year: int, rows: Iterable[tuple[int, str, int | None]]) -> list[Piece]:
    return [Piece(pk, title, accepted is not None, unit, year) for pk, title, accepted in rows]
