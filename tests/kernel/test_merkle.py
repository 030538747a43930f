"""A proof leads from its own leaf to the root, and from nothing else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.kernel import merkle
from bening.kernel.merkle import Tree, leaf_hash, node_hash


def plainly(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(plainly(leaves[:half]), plainly(leaves[half:]))


def leaves_of(count: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(count)]


@pytest.mark.parametrize("count", range(34))
def test_the_tree_is_that_of_the_standard(count: int) -> None:
    leaves = leaves_of(count)
    tree = Tree(leaves)
    assert (tree.size, tree.root) == (count, plainly(leaves))
    for index, leaf in enumerate(leaves):
        assert merkle.holds(leaf, index=index, size=count, proof=tree.proof(index), root=tree.root)


def test_the_roots_published_for_certificate_transparency_come_out() -> None:
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [leaf_hash(bytes.fromhex(text)) for text in inputs]
    assert Tree(leaves[:1]).root.hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert Tree(leaves).root.hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@settings(deadline=None)
@given(st.integers(1, 70), st.data())
def test_a_proof_holds_for_nothing_else(count: int, data: st.DataObject) -> None:
    leaves = leaves_of(count)
    tree = Tree(leaves)
    index = data.draw(st.integers(0, count - 1))
    proof = tree.proof(index)
    right = {"index": index, "size": count, "proof": proof, "root": tree.root}
    other = data.draw(st.integers(0, count + 1).filter(lambda number: number != index))
    assert not merkle.holds(leaf_hash(b"palsu"), **right)
    assert not merkle.holds(leaves[index], **right | {"index": other})
    assert not merkle.holds(leaves[index], **right | {"root": leaf_hash(b"palsu")})
    assert not merkle.holds(leaves[index], **right | {"proof": [*proof, leaves[0]]})
    if proof:
        assert not merkle.holds(leaves[index], **right | {"proof": proof[:-1]})
        assert not merkle.holds(leaves[index], **right | {"proof": [leaf_hash(b"palsu"), *proof[1:]]})


@pytest.mark.parametrize("index", [-1, 2])
def test_a_leaf_that_is_not_there_has_no_proof(index: int) -> None:
    with pytest.raises(IndexError):
        Tree(leaves_of(2)).proof(index)
