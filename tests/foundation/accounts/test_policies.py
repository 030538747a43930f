"""An address signs in one person."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import User
from bening.foundation.accounts.policies import check_email_free

ANI, BUDI = User(pk=1, email="ani@example.org"), User(pk=2, email="budi@example.org")


@pytest.mark.parametrize("held_by", [None, ANI])
def test_a_free_address_and_ones_own_are_fine(held_by: User | None) -> None:
    check_email_free(ANI, "ani@example.org", held_by=held_by)


def test_an_address_that_signs_in_somebody_else_is_refused() -> None:
    with pytest.raises(TeamError, match=r"budi@example.org sudah dipakai akun lain"):
        check_email_free(ANI, "budi@example.org", held_by=BUDI)


def test_example_people_keep_their_address() -> None:
    with pytest.raises(TeamError, match="orang contoh"):
        check_email_free(User(pk=3, email="contoh@example.org", is_demo=True), "baru@example.org", held_by=None)
