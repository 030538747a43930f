"""The chain holds when nobody touched it, and names the place where somebody did."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.kernel import ledger
from bening.kernel.ledger import Break, Link

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "ç"]), inner, max_size=3),
    max_leaves=6,
)
fields_of = st.dictionaries(st.sampled_from(["at", "data", "verb"]), plain, max_size=3)


def chain(contents: list[dict[str, object]]) -> list[Link]:
    links: list[Link] = []
    previous = ""
    for position, fields in enumerate(contents, start=1):
        hash_ = ledger.link_hash(fields, position=position, previous_hash=previous)
        links.append(Link(position, fields, previous, hash_))
        previous = hash_
    return links


def breaks(links: list[Link], head: Link | None = None) -> list[Break]:
    last = head or (links[-1] if links else Link(0, {}, "", ""))
    return list(ledger.verify(links, head_position=last.position, head_hash=last.hash))


@given(st.lists(fields_of, max_size=8))
def test_an_untouched_chain_holds(contents: list[dict[str, object]]) -> None:
    assert breaks(chain(contents)) == []


@given(st.lists(fields_of, min_size=2, max_size=8), st.data())
def test_a_changed_link_is_named_and_only_that_one(contents: list[dict[str, object]], data: st.DataObject) -> None:
    links = chain(contents)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], fields={"verb": "palsu", "was": links[place].fields})
    assert breaks(links) == [Break(place + 1, "changed", place + 1)]


@given(st.lists(fields_of, min_size=2, max_size=8), st.data())
def test_a_forged_link_with_its_own_right_hash_breaks_at_the_next_one(
    contents: list[dict[str, object]], data: st.DataObject
) -> None:
    links = chain(contents)
    place = data.draw(st.integers(0, len(links) - 2))
    old = links[place]
    forged = {"verb": "palsu", "was": old.fields}
    new_hash = ledger.link_hash(forged, position=old.position, previous_hash=old.previous_hash)
    links[place] = replace(old, fields=forged, hash=new_hash)
    assert breaks(links) == [Break(place + 2, "relinked", place + 2)]


@given(st.lists(fields_of, min_size=1, max_size=8), st.data())
def test_removed_links_are_named_as_one_gap(contents: list[dict[str, object]], data: st.DataObject) -> None:
    links = chain(contents)
    first = data.draw(st.integers(1, len(links)))
    last = data.draw(st.integers(first, len(links)))
    left = [link for link in links if not first <= link.position <= last]
    assert breaks(left, head=links[-1]) == [Break(first, "missing", last)]


def test_a_gap_of_any_width_is_one_break() -> None:
    assert list(ledger.verify([], head_position=10**15, head_hash="x")) == [Break(1, "missing", 10**15)]


@given(st.lists(fields_of, min_size=1, max_size=5), fields_of)
def test_a_link_added_behind_the_head_is_named(contents: list[dict[str, object]], more: dict[str, object]) -> None:
    links = chain([*contents, more])
    assert breaks(links, head=links[-2]) == [Break(len(links), "inserted", len(links))]


def test_a_second_link_at_a_place_is_named() -> None:
    links = chain([{"verb": "a"}, {"verb": "b"}])
    assert breaks([links[0], links[0], links[1]]) == [Break(1, "inserted", 1)]


def test_a_link_before_the_first_is_named() -> None:
    links = chain([{"verb": "a"}])
    assert breaks([Link(0, {}, "", ""), *links]) == [Break(0, "inserted", 0)]


def test_the_last_link_must_be_the_one_the_head_names() -> None:
    links = chain([{"verb": "a"}])
    assert breaks(links, head=replace(links[0], hash="0" * 64)) == [Break(1, "cut", 1)]


def test_a_last_link_that_was_changed_is_not_accused_twice() -> None:
    links = chain([{"verb": "a"}])
    assert breaks([replace(links[0], hash="1" * 64)], head=links[0]) == [Break(1, "changed", 1)]


def test_content_that_could_never_have_been_hashed_counts_as_changed() -> None:
    links = chain([{"verb": "a"}])
    assert breaks([replace(links[0], fields={"verb": 0.5})], head=links[0]) == [Break(1, "changed", 1)]


@pytest.mark.parametrize(
    "value", [0.1, -0.0, 1e22, float("nan"), Decimal("1.0"), b"x", "a\0b", {1: "a"}, [{"a": 0.5}], {"a": {2: 1}}]
)
def test_values_that_a_database_gives_back_changed_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        ledger.canonical({"data": value})


def test_the_canonical_form_is_what_the_docs_say() -> None:
    assert ledger.canonical({"b": [1, None, True], "a": "é"}) == '{"a":"é","b":[1,null,true]}'.encode()
    expected = hashlib.sha256(b'{"fields":{},"position":1,"previous":""}').hexdigest()
    assert ledger.link_hash({}, position=1, previous_hash="") == expected


def test_an_extract_holds_from_where_it_begins() -> None:
    links = chain([{"verb": "a"}, {"verb": "b"}, {"verb": "c"}])
    head = {"head_position": 3, "head_hash": links[-1].hash}
    assert list(ledger.verify(links[1:], **head, first_position=2, first_previous=links[0].hash)) == []
    assert list(ledger.verify(links[1:], **head, first_position=2, first_previous="0" * 64)) == [
        Break(2, "relinked", 2)
    ]
    assert list(ledger.verify(links[2:], **head, first_position=2, first_previous=links[0].hash)) == [
        Break(2, "missing", 2)
    ]
