"""Two people change one record."""

from bening.rooms.plans.rules.merge import Clash, merge


def test_what_only_i_touched_is_written_and_what_only_they_touched_stays():
    base = {"a": "1", "b": "1"}
    assert merge(base, {"a": "2", "b": "1"}, {"a": "1", "b": "9"}) == ({"a": "2"}, [])


def test_both_to_the_same_is_no_change():
    assert merge({"a": "1"}, {"a": "2"}, {"a": "2"}) == ({}, [])


def test_both_to_something_else_is_for_a_person():
    assert merge({"a": "1"}, {"a": "2"}, {"a": "3"}) == ({}, [Clash("a", "1", "2", "3")])


def test_a_field_without_a_base_counts_as_seen_as_it_stands():
    assert merge({}, {"a": "2"}, {"a": "1"}) == ({"a": "2"}, [])
