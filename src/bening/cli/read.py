"""``bening read FILE``: a decree to a draft, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bening.cli import CommandFailed
from bening.kernel.decree.draft import DecreeError, Finding, PlanDraft

WORDS = {"high": "PENTING", "medium": "SEDANG", "low": "RINGAN", "info": "INFO"}


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(
        name,
        help=summary,
        description="Baca keputusan (MD, HTML, DOCX, XLSX, XLS, ODS, CSV, PDF, atau pindaian) menjadi rancangan rencana aksi.",
    )
    parser.add_argument("file", metavar="BERKAS", help="berkas keputusan; - untuk masukan baku")
    parser.add_argument("--year", type=int, metavar="TAHUN", help="tahun rencana bila tidak tertulis di dalamnya")
    parser.add_argument("--json", action="store_true", help="tulis hasil lengkap sebagai JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from bening.kernel.decree import draft_to_json, read

    try:
        if options.file == "-":
            draft = read(sys.stdin.buffer.read(), year=options.year)
        else:
            draft = read(Path(options.file), filename=Path(options.file).name, year=options.year)
    except DecreeError as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(
            f"Berkas {options.file} tidak dapat dibuka: {error.strerror}. Periksa nama dan izinnya."
        ) from error
    if options.json:
        json.dump(draft_to_json(draft), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print_summary(draft)
    return 0


def print_summary(draft: PlanDraft) -> None:
    """What a person wants to see first: the tree with counts, then the findings, worst first."""
    document = draft.document
    print(f"{document.table_title or document.subject or 'Rencana aksi'}")
    if document.number:
        print(f"Keputusan Nomor {document.number} Tahun {document.year or '–'}, {document.unit or document.issuer}")
    items = draft.items()
    print(
        f"{len(draft.sections)} bagian, {len(draft.components())} komponen, {len(items)} butir,"
        f" {draft.occurrences_total()} jatuh tempo"
    )
    for section in draft.sections:
        count = sum(len(component.items) for component in section.components)
        print(f"  {section.id:<4} {section.title} – {count} butir")
    unsure = [column for column in draft.columns if not column.sure]
    for column in unsure:
        print(f"Kolom “{column.heading}” dibaca sebagai {column.role.value}; perlu dipastikan: {column.reason}")
    if draft.findings:
        print(f"{len(draft.findings)} temuan:")
    order = list(WORDS)
    for finding in sorted(draft.findings, key=lambda finding: order.index(finding.severity)):
        print_finding(finding)


def print_finding(finding: Finding) -> None:
    print(f"  [{WORDS[finding.severity]}] {finding.title}")
    print(f"      {finding.detail}")
