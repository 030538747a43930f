"""Lets Django empty a test database whose audit trail refuses to be emptied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from bening.foundation.audit import guards


@pytest.fixture(autouse=True, scope="session")
def audit_guards_step_aside_when_a_test_database_is_emptied() -> Iterator[None]:
    """Tests with real transactions end with a flush; the guards stand again before the next test."""
    teardown = TransactionTestCase._fixture_teardown

    def without_guards(self: TransactionTestCase) -> None:
        guards.remove(connection)
        try:
            teardown(self)
        finally:
            guards.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_guards)
        yield
