"""One check answers a service with an exception, a button with a sentence and a list with yes or no."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.workflow.policy import PolicyError, can, why_not
from bening.foundation.workflow.table import MoveRefused


def check_age(age: int, *, least: int = 17) -> None:
    if age < least:
        raise PolicyError(f"Belum {least} tahun.")


def test_what_passes_has_no_reason() -> None:
    assert why_not(check_age, 17) == ""
    assert can(check_age)(17)


def test_what_is_refused_says_why() -> None:
    assert why_not(check_age, 17, least=21) == "Belum 21 tahun."
    assert not can(check_age)(17, least=21)


@pytest.mark.parametrize("kind", [PolicyError, NotAllowed, MoveRefused])
def test_every_kind_of_refusal_is_a_sentence(kind: type[Exception]) -> None:
    def check() -> None:
        raise kind("Tidak bisa.")

    assert why_not(check) == "Tidak bisa."


def test_a_mistake_in_a_check_is_no_refusal() -> None:
    def check() -> None:
        raise KeyError("age")

    with pytest.raises(KeyError):
        why_not(check)
