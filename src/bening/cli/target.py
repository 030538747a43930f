"""``bening target PHRASE``: one "target waktu" to dates, without a database."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(
        name, help=summary, description="Baca satu frasa target waktu menjadi tanggal-tanggal."
    )
    parser.add_argument("phrase", metavar="FRASA", help="misalnya: “Januari, minggu ke 2 Tahun 2025”")
    parser.add_argument("--year", type=int, metavar="TAHUN", help="tahun rencana bila frasa tidak menyebutnya")
    parser.add_argument(
        "--weeks",
        default="blocks",
        choices=["blocks", "calendar", "full_monday", "four_weeks"],
        help="cara membaca “minggu ke-N” (bawaan: hari 7N−6 sampai 7N)",
    )
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from bening.kernel.targets import parse, to_json
    from bening.kernel.targets.schedule import WeekConvention

    schedule = parse(options.phrase, year=options.year, weeks=WeekConvention(options.weeks))
    if options.json:
        print(json.dumps(to_json(schedule), ensure_ascii=False, indent=2))
        return 0
    print(f"Jenis: {schedule.kind.value}{' (perlu dipastikan)' if schedule.ambiguous else ''}")
    for occurrence in schedule.occurrences:
        print(f"  {occurrence.period}: mulai {occurrence.start.isoformat()}, jatuh tempo {occurrence.due.isoformat()}")
    for alternative in schedule.alternatives:
        print(f"  Bacaan lain ({alternative.kind.value}): {alternative.because}")
    for finding in schedule.findings:
        print(f"  Catatan: {finding.detail}")
    return 0
