"""``bening audit verify``: does the audit trail still hold?"""

from __future__ import annotations

import argparse
from typing import Any

from bening.cli import use_django


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description="Jejak audit.")
    actions = parser.add_subparsers(dest="action", metavar="TINDAKAN", required=True)
    verify = actions.add_parser("verify", help="hitung ulang rantai sidik dan sebutkan setiap baris yang berubah")
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    use_django()
    from bening.foundation.audit.models import AuditEvent
    from bening.foundation.audit.verify import verify_all

    problems = verify_all()
    for problem in problems:
        print(problem)
    if problems:
        print(f"Jejak audit TIDAK utuh: {len(problems)} masalah.")
        return 1
    print(f"Jejak audit utuh: {AuditEvent.objects.count()} catatan diperiksa.")
    return 0
