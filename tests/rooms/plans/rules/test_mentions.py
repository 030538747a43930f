"""Whom a remark names."""

import pytest

from bening.rooms.plans.rules.mentions import mentioned

PEOPLE = {1: "Rina Wati, S.E.", 2: "Rina Sari", 3: "Budi Hartono"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tolong @Budi lihat", {3}),
        ("@budi hartono, dan @rina wati.", {1, 3}),
        ("@Rina siapa?", set()),
        ("surel a@budi.id", {3}),
        ("@Budiman", set()),
        ("tanpa sebutan", set()),
    ],
)
def test_full_names_and_first_names_that_are_one_persons(text, ids):
    assert mentioned(text, PEOPLE) == ids


def test_a_full_name_does_not_make_the_shared_first_name_a_mention():
    assert mentioned("@Rina Wati", {1: "Rina Wati", 2: "Rina"}) == {1}
