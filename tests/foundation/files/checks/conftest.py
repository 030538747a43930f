"""The checks know no store."""

import pytest


@pytest.fixture
def store() -> None:
    """No store, so that nothing here runs twice."""
