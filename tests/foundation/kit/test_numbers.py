from __future__ import annotations

import pytest

from bening.foundation.kit.numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("0", 0), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5_000, None), ("-7", None), ("", None)],
)
def test_a_number_is_digits_and_no_more_of_them_than_a_key_has(text: str, number: int | None) -> None:
    assert whole_number(text) == number
