"""Two people ask for a package at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from bening.rooms.evidence.models import Package
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.services.packages import package_request
from tests.factories import NOW
from tests.rooms.evidence.world import make_office


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_one_of_two_requests_for_a_package_is_queued_and_the_other_told() -> None:
    office, together = make_office(), Barrier(2)

    def ask(_: int) -> str:
        together.wait(timeout=30)
        try:
            package_request(by=office.secretary, at=NOW, title="Bukti ZI", as_of=NOW)
        except PolicyError as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as people:
        answers = sorted(people.map(ask, range(2)))
    assert answers[0] == ""
    assert "sedang dibuat" in answers[1]
    assert Package.objects.count() == 1
