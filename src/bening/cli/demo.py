"""``bening demo``: the example year, served with quick logins."""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from bening.cli import use_django


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--host", help="alamat tempat mendengarkan (bawaan: BENING_HOST)")
    parser.add_argument("--port", type=int, help="porta (bawaan: BENING_PORT)")
    parser.add_argument("--seed-only", action="store_true", help="siapkan data contoh saja, tidak menyalakan server")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    began = time.monotonic()
    os.environ["BENING_DEMO"] = "1"
    os.environ.setdefault("BENING_DATA", "./data/contoh")
    use_django()
    from bening.cli import data
    from bening.cli.demo_year.seed import seed
    from bening.cli.serve import serve
    from bening.config import statics

    data.prepare()
    if statics.collect():
        print("Berkas tampilan disiapkan.", flush=True)
    made = seed(lambda words: print(words, flush=True))
    print(
        f"{'Tahun contoh dibuat' if made else 'Tahun contoh sudah ada'} ({time.monotonic() - began:.1f} detik).",
        flush=True,
    )
    if options.seed_only:
        return 0
    return serve(host=options.host, port=options.port, workers=1, with_jobs=True)
