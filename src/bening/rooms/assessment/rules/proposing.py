"""Which answer the accepted evidence of the plan lets one propose. A person decides; a proposal never answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bening.kernel.lke.instrument import Item


class Share(Protocol):
    """How much of what an item of the plan asks for was accepted."""

    @property
    def is_complete(self) -> bool: ...


def by_evidence(item: Item, stands: str, shares: Sequence[Share]) -> str:
    """The best option where every linked item of the plan has all its evidence accepted; "" for no proposal.

    None is made for questions that are answered by numbers, and where the best answer stands already.
    """
    if not (item.options and shares and all(share.is_complete for share in shares)):
        return ""
    best = item.options[0].key
    return "" if best == stands else best


def still_counts(answered: date, on: date) -> bool:
    """Whether an answer is at most a year old; an older one has to be given anew."""
    return answered >= _year_before(on)


def _year_before(day: date) -> date:
    """The same day a year before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
