"""Two people change the same: what is told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bening.foundation.accounts.models import User
from bening.rooms.plans.rules.merge import Clash, merge


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person saw when she began to edit: the values by field, and their version (optimistic lock)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0


@dataclass
class EditConflict(Exception):  # noqa: N818
    """Somebody changed the same fields meanwhile: who ("" where unknown), when, and both values of each field."""

    who: str
    when: datetime | None
    clashes: list[Clash]
    version: int

    @property
    def sentence(self) -> str:
        """For where there is no room to choose."""
        return f"{self.who or 'Orang lain'} mengubah ini sementara Anda mengisi. Pilih isi yang dipakai, lalu simpan."


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed a row last ("" where unknown), and when."""

    name: str
    at: datetime | None


def hand_of(user: User | None, at: datetime | None) -> Hand:
    """The hand of a row that names who changed it."""
    return Hand(user.name if user else "", at)


def changes_of(
    seen: Seen, wanted: Mapping[str, Any], present: Mapping[str, Any], *, version: int, last: Hand
) -> dict[str, Any]:
    """What of the wanted values is to be written on a row that stands at ``version``.

    Raises EditConflict where somebody else changed the same fields since; changes of other fields stay.
    """
    changes, clashes = merge(seen.values if seen.version != version else present, wanted, present)
    if clashes:
        raise EditConflict(last.name, last.at, clashes, version)
    return changes
