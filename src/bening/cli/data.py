"""``bening migrate``, ``backup`` and ``restore``: the data folder and the database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bening.cli import CommandFailed, use_django


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description=summary.capitalize() + ".")
    if name == "migrate":
        parser.set_defaults(run=run_migrate)
    elif name == "backup":
        parser.add_argument("file", metavar="BERKAS.zip", help="berkas cadangan yang akan dibuat")
        parser.set_defaults(run=run_backup)
    else:
        parser.add_argument("file", metavar="BERKAS.zip", help="berkas cadangan buatan bening backup")
        parser.set_defaults(run=run_restore)


def migrate(*, quiet: bool = False) -> int:
    """Apply what is pending, make room in the file store, and say how many changes that were.

    Raises CommandFailed when the database or the store refuses.
    """
    from django.conf import settings
    from django.core.files.storage import default_storage
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from bening.front import health

    settings.DATA.mkdir(parents=True, exist_ok=True)
    try:
        pending = []
        if health.unapplied():
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending:
            if not quiet:
                print(f"Menyiapkan basis data ({len(pending)} perubahan) ...", flush=True)
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CommandFailed(f"Basis data tidak dapat disiapkan: {error}. Jalankan bening doctor.") from error
    try:
        default_storage.prepare()  # type: ignore[attr-defined]
    except Exception as error:
        raise CommandFailed(f"Penyimpanan berkas tidak dapat disiapkan: {error}. Jalankan bening doctor.") from error
    return len(pending)


def prepare(*, quiet: bool = False) -> int:
    """``migrate``, and take over the days and rules that ship with this version; returns what ``migrate`` does."""
    from bening.foundation.deadlines.services.shipping import reference_copy
    from bening.foundation.kit import clock

    count = migrate(quiet=quiet)
    reference_copy(at=clock.now())
    return count


def run_migrate(options: argparse.Namespace) -> int:
    use_django()
    count = prepare()
    print("Basis data sudah mutakhir." if not count else f"Selesai: {count} perubahan diterapkan.")
    return 0


def run_backup(options: argparse.Namespace) -> int:
    use_django()
    from bening.config import backup

    target = Path(options.file)
    if target.exists():
        raise CommandFailed(f"{target} sudah ada. Pilih nama lain; cadangan tidak pernah menimpa.")
    report = backup.create(target, progress=lambda words: print(words, file=sys.stderr, flush=True))
    print(f"Cadangan tersimpan: {target} ({report.rows} baris, {report.files} berkas, SHA-256 {report.sha256}).")
    return told_of_damage(report.damaged)


def told_of_damage(damaged: Sequence[str]) -> int:
    """Name the files that are not in a backup; the exit code."""
    for sentence in damaged:
        print(sentence, file=sys.stderr)
    if damaged:
        print(f"{len(damaged)} berkas TIDAK ada di dalam cadangan ini karena rusak atau hilang.", file=sys.stderr)
    return 1 if damaged else 0


def run_restore(options: argparse.Namespace) -> int:
    use_django()
    from bening.config import backup

    source = Path(options.file)
    try:
        migrate()
        report = backup.restore(source, progress=lambda words: print(words, file=sys.stderr, flush=True))
    except (OSError, backup.BackupError) as error:
        raise CommandFailed(str(error)) from error
    print(f"Pulih: {report.rows} baris, {report.files} berkas; semua sidik dan jejak audit cocok.")
    return told_of_damage(report.damaged)
