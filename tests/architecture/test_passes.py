"""Every test runs in at least one pass of ``tools/test``, and with PostgreSQL too where it uses a database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import TestCase
from tests.conftest import asks_for_a_database

from bening.foundation.units.models import Unit

ROOT = Path(__file__).parents[2]
PASSES = re.findall(r"^(?:tools/with-postgres )?pytest .*$", (ROOT / "tools" / "test").read_text("utf-8"), re.MULTILINE)


def test_one_pass_leaves_out_only_what_another_runs() -> None:
    everything, timed, with_postgres = PASSES
    assert everything == 'pytest $parallel -m "not timed"'
    assert timed == "pytest -q -m timed tests/kernel"
    assert with_postgres.startswith("tools/with-postgres pytest $parallel ")
    marked = [path for path in (ROOT / "tests").rglob("*.py") if "@pytest.mark." + "timed" in path.read_text("utf-8")]
    assert marked
    assert [path for path in marked if ROOT / "tests" / "kernel" not in path.parents] == []


def test_what_is_not_repeated_cannot_reach_a_database(request: pytest.FixtureRequest) -> None:
    assert not asks_for_a_database(request.node)
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        Unit.objects.exists()


@pytest.mark.django_db
def test_what_is_marked_is_repeated(request: pytest.FixtureRequest) -> None:
    assert asks_for_a_database(request.node)
    assert not Unit.objects.exists()


def test_what_takes_the_database_is_repeated(request: pytest.FixtureRequest, db: None) -> None:
    assert asks_for_a_database(request.node)


class CaseOfDjango(TestCase):
    @pytest.fixture(autouse=True)
    def keep(self, request: pytest.FixtureRequest) -> None:
        self.node = request.node

    def test_a_case_of_django_is_repeated(self) -> None:
        assert asks_for_a_database(self.node)
