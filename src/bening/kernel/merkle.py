"""Merkle trees as in RFC 6962 (Certificate Transparency): one root stands for many lines, a proof for one of them.

Own code, because it is thirty lines of the standard library that an assessor can read and repeat; the library at hand
(pymerkle) brings storage engines and a proof format of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

WIDTH: Final = 32


def leaf_hash(content: bytes) -> bytes:
    """SHA-256 over 0x00 and the content (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 over 0x01 and both children (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The tree over leaf hashes in their order; about 64 bytes a leaf."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        level = b"".join(leaves)
        self.size = len(level) // WIDTH
        self._levels = [level]
        while len(level) > WIDTH:
            level = _above(level)
            self._levels.append(level)

    @property
    def root(self) -> bytes:
        """The hash that stands for all leaves; of no leaves, that of nothing."""
        return self._levels[-1] or hashlib.sha256().digest()

    def proof(self, index: int) -> list[bytes]:
        """The hashes beside the way from a leaf up to the root. Raises IndexError for a leaf that is not there."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path = []
        for level in self._levels[:-1]:
            beside = (index ^ 1) * WIDTH
            if beside < len(level):
                path.append(level[beside : beside + WIDTH])
            index >>= 1
        return path


def _above(level: bytes) -> bytes:
    """The next level; a last node without a neighbour rises as it is."""
    pair = 2 * WIDTH
    whole = len(level) - len(level) % pair
    nodes = [node_hash(level[at : at + WIDTH], level[at + WIDTH : at + pair]) for at in range(0, whole, pair)]
    return b"".join(nodes) + level[whole:]


def holds(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from this leaf, as number ``index`` of ``size``, to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last = index, size - 1
    found = leaf
    for beside in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(beside, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root
