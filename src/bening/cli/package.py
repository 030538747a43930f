"""``bening package verify FILE``: does an assessor package hold? Needs no database.

Exit codes: 0 the package holds, 1 it does not, 2 it cannot be read at all.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bening.kernel.package.report import Report

SIGNS = {True: "✓", False: "✗", None: "–"}
SECONDS_BETWEEN = 0.5


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description="Paket bukti untuk asesor.")
    actions = parser.add_subparsers(dest="action", metavar="TINDAKAN", required=True)
    verify = actions.add_parser(
        "verify",
        help="sebutkan apa yang utuh dan apa yang berubah dalam satu paket; tanpa basis data",
        epilog="Kode keluar: 0 paket utuh, 1 paket tidak utuh, 2 paket tidak dapat dibaca.",
    )
    verify.add_argument("file", metavar="PAKET", help="berkas ZIP paket, atau folder hasil bukanya")
    verify.add_argument("--fingerprint", metavar="SIDIK", default="", help="sidik paket yang dicatat di luar paket")
    verify.add_argument(
        "--certificate", metavar="PEM", help="sertifikat penyedia stempel waktu, diperoleh dari penyedia itu sendiri"
    )
    verify.add_argument("--json", action="store_true", help="tulis hasil lengkap sebagai JSON")
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from bening.kernel.package.report import PackageUnreadableError
    from bening.kernel.package.verify import verify_package

    try:
        report = verify_package(
            Path(options.file),
            certificates=_certificate(options.certificate),
            fingerprint=options.fingerprint,
            progress=_progress(),
        )
    except PackageUnreadableError as error:
        if options.json:
            print(json.dumps({"holds": None, "error": str(error)}, ensure_ascii=False, indent=2))
        else:
            print(f"bening package verify: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(as_json(report), ensure_ascii=False, indent=2))
    else:
        print_report(report)
    return 0 if report.holds else 1


def _certificate(name: str | None) -> bytes:
    from bening.kernel.package.report import PackageUnreadableError

    try:
        return Path(name).read_bytes() if name else b""
    except OSError as error:
        raise PackageUnreadableError(f"Sertifikat {name} tidak dapat dibuka: periksa nama dan izinnya.") from error


def _progress() -> Any:
    """Tells a person at a terminal how far it is, twice a second; nobody else."""
    from bening.kernel.package.pages import size_words

    if not sys.stderr.isatty():
        return lambda _files, _size: None
    told = time.monotonic()

    def tell(files: int, size: int) -> None:
        nonlocal told
        if time.monotonic() - told >= SECONDS_BETWEEN:
            told = time.monotonic()
            print(f"\r{files} berkas, {size_words(size)} diperiksa …", end="\r", file=sys.stderr, flush=True)

    return tell


def as_json(report: Report) -> dict[str, Any]:
    """The whole report with plain values."""
    return {
        "holds": report.holds,
        "name": report.name,
        "made_on": report.made_on,
        "software": report.software,
        "files": report.files,
        "size": report.size,
        "fingerprint": report.fingerprint,
        "merkle_root": report.merkle_root,
        "audit_head": report.audit_head,
        "stamped_at": report.stamped_at.isoformat() if report.stamped_at else None,
        "checks": [
            {"subject": check.subject, "title": check.title, "holds": check.holds, "sentence": check.sentence}
            for check in report.checks
        ],
        "findings": [
            {"subject": found.subject, "kind": found.kind, "path": found.path, "sentence": found.sentence}
            for found in report.findings
        ],
        "more_findings": report.more_findings,
    }


def print_report(report: Report) -> None:
    """The verdict in words: each kind of check, then everything that does not hold."""
    print(f"{report.name or 'Paket bukti'}")
    if report.made_on:
        print(f"Dibuat {report.made_on} dengan {report.software or 'perangkat lunak yang tidak disebut'}")
    for check in report.checks:
        print(f"  {SIGNS[check.holds]} {check.title}: {check.sentence}")
    if report.findings:
        print("Yang tidak sesuai:")
    for found in report.findings:
        print(f"  - {found.sentence}")
    if report.more_findings:
        print(f"  … dan {report.more_findings} hal lain.")
    print(f"Sidik paket: {report.fingerprint or 'tidak ada'}")
    print("Paket UTUH." if report.holds else "Paket TIDAK utuh.")
