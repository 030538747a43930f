"""``bening units load FILE.csv``: institutions and units from a table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bening.cli import CommandFailed, use_django


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description="Kelola satuan kerja.")
    actions = parser.add_subparsers(dest="action", metavar="TINDAKAN", required=True)
    load = actions.add_parser("load", help="muat dari CSV; aman diulang")
    load.add_argument(
        "file",
        metavar="BERKAS.csv",
        help="kolom: code, name, kind, parent_code, institution, region_code, time_zone; “kpu” untuk 553 kantor KPU bawaan",
    )
    load.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menyimpan")
    load.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    use_django()
    from bening.foundation.units import commands
    from bening.foundation.units.errors import UnitError

    path = reference_file() if options.file == "kpu" else Path(options.file)
    try:
        report = commands.load(path, dry_run=options.dry_run)
    except UnitError as error:
        raise CommandFailed(str(error)) from error
    print("\n".join([*report.errors, report.sentence()]))
    return 1 if report.errors else 0


def reference_file() -> Path:
    """The table of the 553 KPU offices that comes with the package."""
    from bening.reference import units

    return Path(units.__file__).with_name("kpu.csv")
