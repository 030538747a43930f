"""Two people change one record: what can be joined by itself, and what a person must choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both changed, each to something else."""

    field: str
    base: object
    mine: object
    theirs: object


def merge(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> tuple[dict[str, object], list[Clash]]:
    """What of ``mine`` is to be written, and the fields to choose.

    ``base`` is what the person saw when she began, ``theirs`` what stands now. A field that she did not touch stays as
    it stands; one that only she touched is hers; one that both set to the same is nobody's change.
    """
    changes: dict[str, object] = {}
    clashes = []
    for field, value in mine.items():
        touched = value != base.get(field, theirs[field])
        if not touched or value == theirs[field]:
            continue
        if base.get(field, theirs[field]) == theirs[field]:
            changes[field] = value
        else:
            clashes.append(Clash(field, base.get(field), value, theirs[field]))
    return changes, clashes
