"""``bening files``: is every file there and unchanged, and looking once more at those that are held."""

from __future__ import annotations

import argparse
from typing import Any

from bening.cli import use_django


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description="Berkas yang tersimpan.")
    actions = parser.add_subparsers(dest="action", metavar="TINDAKAN", required=True)
    check = actions.add_parser("check", help="baca setiap berkas dan sebutkan yang hilang atau berubah")
    check.set_defaults(run=run_check)
    examine = actions.add_parser("examine", help="periksa ulang berkas yang dikarantina atau menunggu")
    examine.set_defaults(run=run_examine)


def run_check(options: argparse.Namespace) -> int:
    """Exit code 1 where a file is missing or changed; each is named with its unit and number."""
    use_django()
    from bening.foundation.files.holding import unsound_files

    checked = wrong = 0
    for sentence in unsound_files():
        checked += 1
        if sentence:
            wrong += 1
            print(sentence)
    print(f"{checked} isi berkas diperiksa: {'semua utuh' if not wrong else f'{wrong} hilang atau berubah'}.")
    return 1 if wrong else 0


def run_examine(options: argparse.Namespace) -> int:
    """Exit code 1 where bytes are missing, so that a file could not be examined."""
    use_django()
    from bening.foundation.files.holding import examine_held
    from bening.foundation.kit import clock

    result = examine_held(at=clock.now())
    for sentence in result.problems:
        print(sentence)
    print(f"{result.released} berkas kini dapat dibuka, {result.held} tetap tertahan.")
    return 1 if result.problems else 0
