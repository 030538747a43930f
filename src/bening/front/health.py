"""Whether this server can do its work: database, migrations, worker. Says nothing about data or people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

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

    A probe comes every few seconds.
    """
    global _migrations_seen_applied
    if not _migrations_seen_applied:
        _migrations_seen_applied = not unapplied()
    return _migrations_seen_applied


def unapplied() -> set[tuple[str, str]]:
    """Migrations of the code that the database lacks, told by their names alone: loading all of them and their graph
    would cost a tenth of a second at each start."""
    return on_disk() - set(MigrationRecorder(connection).applied_migrations())


def on_disk() -> set[tuple[str, str]]:
    """App and name of every migration of the code."""
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in iter_modules([str(Path(app.path) / "migrations")])
        if not module.name.startswith(("_", "~"))
    }


def health(at: datetime) -> Health:
    """Ask the database; whatever it cannot answer counts as not well."""
    try:
        if not migrations_applied():
            return Health(database=True, migrations=False)
        return Health(database=True, migrations=True, worker_age=heartbeat_age(at), scanning=state_of_scanning(at))
    except DatabaseError:
        return Health(database=False, migrations=False)
