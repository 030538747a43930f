"""The hash chain of the audit trail: pure functions over plain values, so that an outsider can check it.

A link's hash is SHA-256 over the canonical JSON of its fields and of the hash before it. Canonical JSON: keys sorted,
no blanks, UTF-8, and only values that come back from every database as they went in: text without NUL, whole numbers,
true, false, null, lists, and objects whose keys are text. Decimals and dates travel as text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Reason = Literal["changed", "missing", "inserted", "relinked", "cut"]


@dataclass(frozen=True, slots=True)
class Link:
    """One stored link as it is found: position from 1, its fields, and the two hashes written beside it."""

    position: int
    fields: Mapping[str, object]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold, from ``position`` to ``last`` (both included).

    changed: the fields are not those that were hashed. missing: these links are gone. inserted: the link stands where
    none can be (a second one, or beyond the head). relinked: the link does not follow from the one before it.
    cut: the last link is not the one that the head names.
    """

    position: int
    reason: Reason
    last: int


def canonical(fields: Mapping[str, object]) -> bytes:
    """The bytes that are hashed. Raises TypeError for values that a database would give back changed."""
    _refuse_unstable(fields)
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _refuse_unstable(value: object) -> None:
    """PostgreSQL's jsonb rewrites floats (1e22, -0.0) and has no NUL; numbers as keys come back as text."""
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError(f"the keys of {value!r} are not all text")
        _refuse_unstable(list(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_unstable(inner)
    elif not isinstance(value, bool | int | str | None) or (isinstance(value, str) and "\0" in value):
        raise TypeError(f"{value!r} cannot be hashed; write it as text without NUL")


def link_hash(fields: Mapping[str, object], *, position: int, previous_hash: str) -> str:
    """Hex SHA-256 of one link."""
    return hashlib.sha256(canonical({"fields": fields, "position": position, "previous": previous_hash})).hexdigest()


def verify(
    links: Iterable[Link], *, head_position: int, head_hash: str, first_position: int = 1, first_previous: str = ""
) -> Iterator[Break]:
    """The breaks of one chain whose links come ordered by position; none when it holds up to its head.

    An extract of a chain begins at ``first_position`` and follows from the hash ``first_previous``.

    Lazy: a break about a link is yielded before the next link is asked for, so that a caller who streams knows the row
    it is about, and memory does not grow with the chain.
    """
    expected = first_position
    previous: str | None = first_previous
    for link in links:
        if link.position < expected or link.position > head_position:
            yield Break(link.position, "inserted", link.position)
            continue
        if link.position > expected:
            yield Break(expected, "missing", link.position - 1)
            previous = None
        if previous is not None and link.previous_hash != previous:
            yield Break(link.position, "relinked", link.position)
        previous = link.hash
        if not _holds(link):
            yield Break(link.position, "changed", link.position)
            previous = None
        expected = link.position + 1
    if expected <= head_position:
        yield Break(expected, "missing", head_position)
    elif previous is not None and previous != head_hash:
        yield Break(head_position, "cut", head_position)


def _holds(link: Link) -> bool:
    try:
        return link.hash == link_hash(link.fields, position=link.position, previous_hash=link.previous_hash)
    except (TypeError, UnicodeEncodeError, RecursionError):
        return False
