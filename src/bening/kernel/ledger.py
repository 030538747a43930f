"""The hash chain of the audit trail: pure functions over plain values, so that an outsider can check it.

A link's hash is SHA-256 over the canonical JSON of its fields and of the hash before it. Canonical JSON: keys sorted,
no blanks, UTF-8, no NaN.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One stored link as it is found: position from 1, its fields, and the two hashes written beside it."""

    position: int
    fields: Mapping[str, object]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold. ``reason`` is changed, missing, inserted, relinked or cut."""

    position: int
    reason: str


def canonical(fields: Mapping[str, object]) -> bytes:
    """The bytes that are hashed. Raises TypeError or ValueError for values JSON cannot carry."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def link_hash(fields: Mapping[str, object], *, position: int, previous_hash: str) -> str:
    """Hex SHA-256 of one link."""
    return hashlib.sha256(canonical({"fields": fields, "position": position, "previous": previous_hash})).hexdigest()


def verify(links: Iterable[Link], *, head_position: int, head_hash: str) -> list[Break]:
    """All breaks of one chain whose links come ordered by position; empty when it holds up to its head."""
    breaks: list[Break] = []
    expected, previous = 1, ""
    for link in links:
        if link.position < expected:
            breaks.append(Break(link.position, "inserted"))
            continue
        while expected < link.position:
            breaks.append(Break(expected, "missing"))
            expected += 1
            previous = link.previous_hash
        if link.previous_hash != previous:
            breaks.append(Break(link.position, "relinked"))
        if link.hash != link_hash(link.fields, position=link.position, previous_hash=link.previous_hash):
            breaks.append(Break(link.position, "changed"))
        previous = link.hash
        expected = link.position + 1
    if expected - 1 < head_position:
        breaks.extend(Break(position, "missing") for position in range(expected, head_position + 1))
    elif expected - 1 > head_position:
        breaks.append(Break(head_position + 1, "inserted"))
    elif previous != head_hash:
        breaks.append(Break(head_position, "cut"))
    return breaks
