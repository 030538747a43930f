"""An installation in which nobody has worked yet is small."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db
MIB = 1024 * 1024


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own catalogue beside the data")
def test_an_empty_database_is_at_most_three_mebibytes() -> None:
    with connection.cursor() as cursor:
        pages, free, size = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
    assert 0 < (pages - free) * size <= 3 * MIB


def test_migrations_bring_no_rows_of_work() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("bening.")]
    assert len(ours) > 15
    assert {model.__name__: model.objects.count() for model in ours if model.objects.exists()} == {}
