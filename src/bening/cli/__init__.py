"""The ``bening`` command. Each subcommand is one module with ``add(subparsers)``; only what is called is imported.

Exit codes: 0 done; 1 it could not be done (a sentence on standard error says why and what to do); 2 wrong usage.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from bening import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("serve", "siapkan basis data lalu jalankan web, pekerja, dan penjadwal"),
    "demo": ("demo", "jalankan tahun contoh KPU Kabupaten Kerinci"),
    "migrate": ("data", "siapkan atau perbarui basis data"),
    "worker": ("serve", "jalankan pekerja latar saja"),
    "read": ("read", "baca keputusan menjadi rancangan rencana"),
    "target": ("target", "baca satu frasa target waktu menjadi tanggal"),
    "score": ("score", "hitung nilai LKE dan ambang WBK/WBBM dari berkas jawaban"),
    "units": ("units", "muat satuan kerja dari berkas CSV"),
    "audit": ("audit", "periksa jejak audit"),
    "files": ("files", "periksa keutuhan berkas, atau periksa ulang yang tertahan"),
    "package": ("package", "periksa keutuhan paket bukti untuk asesor"),
    "backup": ("data", "simpan cadangan lengkap ke satu berkas"),
    "restore": ("data", "pulihkan cadangan ke folder data yang kosong"),
    "doctor": ("doctor", "periksa pengaturan, basis data, penyimpanan, dan alat bantu"),
}


class CommandFailed(Exception):  # noqa: N818 - reads as what happened
    """The command could not be done; the message is a sentence for the person at the keyboard."""


def use_django() -> None:
    """Load the settings and the apps; only for commands that need them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening", description="Bening: dari keputusan Zona Integritas sampai predikat WBK/WBBM."
    )
    parser.add_argument("--version", action="version", version=f"bening {__version__}")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    subparsers = parser.add_subparsers(dest="command", metavar="PERINTAH", required=True)
    chosen = next((word for word in words if not word.startswith("-")), None)
    for name, (module, summary) in COMMANDS.items():
        if name == chosen:
            importlib.import_module(f"bening.cli.{module}").add(subparsers, name, summary)
        else:
            subparsers.add_parser(name, help=summary)
    options = parser.parse_args(words)
    try:
        return int(options.run(options) or 0)
    except CommandFailed as failure:
        print(f"bening {options.command}: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`bening read … | head`): not an error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
