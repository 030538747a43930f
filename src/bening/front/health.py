"""Whether this server can do its work: database, migrations, worker. Says nothing about data or people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from bening.foundation.files.scanning import state_of_scanning
from bening.foundation.jobs.selectors import heartbeat_age

WORKER_IS_LATE = 120
"""Seconds without a sign of life after which background work is said to stand still."""

_migrations_seen_applied = False


@dataclass(frozen=True, slots=True)
class Health:
    """What ``/status`` tells. ``worker_age`` is in seconds (None: no worker ever ran), ``scanning`` is for viruses."""

    database: bool
    migrations: bool
    worker_age: int | None = None
    scanning: str = ""

    @property
    def serves(self) -> bool:
        """Whether pages can be served; a missing worker delays mail and exports but no page."""
        return self.database and self.migrations

    @property
    def worker_alive(self) -> bool:
        return self.worker_age is not None and self.worker_age <= WORKER_IS_LATE


def migrations_applied() -> bool:
    """Whether the database has every migration of the code. Once true it stays true while the process lives.

    Reading the graph again for each probe would cost a tenth of a second.
    """
    global _migrations_seen_applied
    if not _migrations_seen_applied:
        loader = MigrationLoader(connection)
        _migrations_seen_applied = set(loader.disk_migrations or ()) <= set(loader.applied_migrations or ())
    return _migrations_seen_applied


def health(at: datetime) -> Health:
    """Ask the database; whatever it cannot answer counts as not well."""
    try:
        if not migrations_applied():
            return Health(database=True, migrations=False)
        return Health(database=True, migrations=True, worker_age=heartbeat_age(at), scanning=state_of_scanning(at))
    except DatabaseError:
        return Health(database=False, migrations=False)
