"""Guards that make every test a linter, and the strict client."""

from __future__ import annotations

import os
import random
import socket
import sys
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.test import SimpleTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.audit_guards import audit_guards_step_aside_when_a_test_database_is_emptied  # noqa: F401
from tests.browser import browser  # noqa: F401 - one for each worker, whoever asks first
from tests.foundation.files.servers import clamd_server, seaweed  # noqa: F401 - started once, whoever asks
from tests.strict_client import StrictClient

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def asks_for_a_database(item: pytest.Item) -> bool:
    """Whether pytest-django lets the test speak to a database at all."""
    asks = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    is_case = issubclass(getattr(item, "cls", None) or object, SimpleTestCase)
    return bool(asks or is_case or item.get_closest_marker("django_db"))


def turn_of(item: pytest.Item) -> int:
    """What takes long begins early, so that parallel workers end together: slow journeys, which share what takes
    longest to prepare; what is slow or shares a server; the other journeys; the rest."""
    journey, slow = item.get_closest_marker("journey"), item.get_closest_marker("slow")
    if journey:
        return 0 if slow else 2
    return 1 if slow or item.get_closest_marker("xdist_group") else 3


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Orders the tests, else at random, by their turn. On PostgreSQL only those are repeated that use a database."""
    items.sort(key=turn_of)
    if "DATABASE_URL" in os.environ:
        repeated = [item for item in items if asks_for_a_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not asks_for_a_database(item)])
        items[:] = repeated


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What counts CPU time is measured in its own run (see ``tools/test``), for a tracer slows only our own lines."""
    if item.get_closest_marker("timed") and sys.gettrace() is not None:
        pytest.skip("a tracer (coverage, a debugger) is slower than the code")


hypothesis.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("house")  # a machine that is busy with something else is no failure


@pytest.fixture(autouse=True)
def no_outside_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test may speak to this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and isinstance(address, tuple):
            host = str(address[0])
            assert host.startswith("127.") or host in {"::1", "localhost"}, f"a test tried to reach {host}"
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def unordered_querysets_are_shuffled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that forgot its order comes in another order each time, so that the test that relies on it fails."""
    fetch = QuerySet._fetch_all

    def shuffled(self: QuerySet) -> None:
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list):
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


@pytest.fixture(autouse=True, scope="session")
def the_audit_trail_may_be_flushed_between_tests() -> Iterator[None]:
    """Only between tests: the guards of the audit trail come off while the database is emptied."""
    from django.core.management.commands.flush import Command
    from django.db import connection

    from bening.foundation.audit import guards

    flush = Command.handle

    def unguarded(self: Command, **options: object) -> None:
        guards.remove(connection)
        flush(self, **options)
        guards.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", unguarded)
        yield


@pytest.fixture
def client() -> StrictClient:
    """Nobody, on the strict client."""
    return StrictClient()


@pytest.fixture
def client_for() -> Callable[[object], StrictClient]:
    """The strict client signed in as somebody: ``client_for(user)``."""

    def sign_in(user: object) -> StrictClient:
        client = StrictClient()
        client.force_login(user, backend="bening.foundation.accounts.backends.Backend")
        return client

    return sign_in


@pytest.fixture
def demo_mode(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Demo mode on, with the year standing at its demo date."""
    from datetime import date

    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "DEMO_DATE", date(2025, 6, 16))
    return
