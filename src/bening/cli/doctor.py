"""``bening doctor``: is everything in place, and how to mend what is not."""

from __future__ import annotations

import argparse
import importlib.util
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bening.cli import use_django
from bening.config.env import SETTINGS, Environment, SettingError

NEWEST = 50
MARKS = {"ok": "✓", "note": "–", "wrong": "✗"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: ok, note (works without it) or wrong; ``mend`` says what to do."""

    state: str
    subject: str
    detail: str
    mend: str = ""


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description=summary.capitalize() + ".")
    parser.add_argument("--settings", action="store_true", help="tampilkan semua pengaturan dan asal nilainya")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    environment = Environment()
    if options.settings:
        print_settings(environment)
    checks = list(check_everything(environment))
    for check in checks:
        print(f"{MARKS[check.state]} {check.subject}: {check.detail}")
        if check.mend:
            print(f"    → {check.mend}")
    wrong = sum(check.state == "wrong" for check in checks)
    print("Semua baik." if not wrong else f"{wrong} hal harus diperbaiki.")
    return 1 if wrong else 0


def print_settings(environment: Environment) -> None:
    for setting in SETTINGS:
        value = environment.text(setting.name)
        shown = "(tersembunyi)" if setting.secret and value else value or "(kosong)"
        print(f"{setting.name} = {shown}   [{environment.source(setting.name)}]")
        print(f"    {setting.meaning} Dapat juga sebagai {setting.name}_FILE.")


def check_everything(environment: Environment) -> Iterator[Check]:
    yield from check_folder(environment)
    try:
        use_django()
    except (SettingError, ValueError) as error:
        yield Check("wrong", "Pengaturan", str(error), "Perbaiki nilai itu di lingkungan atau di bening.env.")
        return
    yield Check("ok", "Pengaturan", "terbaca")
    yield from check_database()
    yield from check_store()
    yield from check_files()
    yield from check_quota()
    yield from check_scanner()
    yield from check_mail(environment)
    yield from check_public_url()
    yield from check_static()
    yield from check_tools()


def check_folder(environment: Environment) -> Iterator[Check]:
    folder = environment.data
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".doctor"
        probe.write_text("x", "utf-8")
        probe.unlink()
    except OSError as error:
        yield Check(
            "wrong",
            "Folder data",
            f"{folder} tidak dapat ditulis: {error.strerror}",
            "Beri izin tulis, atau pilih folder lain dengan BENING_DATA.",
        )
        return
    free = shutil.disk_usage(folder).free // 2**20
    state, mend = ("ok", "") if free > 1024 else ("wrong", "Kosongkan ruang; sisakan sedikitnya 1 GiB.")
    yield Check(state, "Folder data", f"{folder}, ruang kosong {free} MiB", mend)


def check_database() -> Iterator[Check]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Check(
            "wrong",
            "Basis data",
            f"tidak dapat dibuka: {error}".strip(),
            "Periksa DATABASE_URL dan apakah servernya menyala.",
        )
        return
    if pending:
        yield Check(
            "wrong",
            "Basis data",
            f"{connection.vendor}, {len(pending)} perubahan belum diterapkan",
            "Jalankan: bening migrate",
        )
    else:
        yield Check("ok", "Basis data", f"{connection.vendor}, mutakhir")


def check_store() -> Iterator[Check]:
    """A small object goes in, comes back the same, and is taken away."""
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    name, content = f"periksa/{secrets.token_hex(8)}", secrets.token_bytes(64)
    where = getattr(default_storage, "bucket_name", None) or default_storage.path("")
    try:
        default_storage.save(name, ContentFile(content))
        with default_storage.open(name, "rb") as stream:
            came_back = stream.read() == content
        default_storage.delete(name)
    except Exception as error:  # noqa: BLE001 - the S3 library has many, and each is told to the administrator
        yield Check("wrong", "Penyimpanan berkas", f"{where}: {error}", "Periksa BENING_STORAGE_URL dan servernya.")
        return
    if came_back:
        yield Check("ok", "Penyimpanan berkas", f"{where}, dapat ditulis dan dibaca")
    else:
        yield Check("wrong", "Penyimpanan berkas", f"{where} mengembalikan isi lain", "Ganti penyimpanannya.")


def check_files() -> Iterator[Check]:
    """The newest stored files are where they should be, as large as they should be."""
    from django.core.files.storage import default_storage
    from django.db import DatabaseError

    from bening.foundation.files.models import StoredFile
    from bening.foundation.files.services import storage_name

    lost = []
    try:
        for file in StoredFile.objects.order_by("-pk")[:NEWEST]:
            path = storage_name(file.sha256)
            if not default_storage.exists(path) or default_storage.size(path) != file.size:
                lost.append(file.name)
    except DatabaseError:  # the check of the database has the sentence
        return
    if lost:
        yield Check("wrong", "Isi berkas", f"hilang atau rusak: {', '.join(lost[:5])}", "Pulihkan dari cadangan.")


def check_quota() -> Iterator[Check]:
    """How much each unit keeps of what it may keep."""
    from django.conf import settings
    from django.db import DatabaseError

    from bening.foundation.files.room import used_by
    from bening.foundation.kit.formats import file_size
    from bening.foundation.units.models import Unit

    limit = settings.QUOTA_UNIT_BYTES
    if not limit:
        yield Check("note", "Ruang berkas", "tanpa batas untuk satuan kerja", "Isi BENING_QUOTA_UNIT_MB bila perlu.")
        return
    try:
        for unit in Unit.objects.active().order_by("code"):
            used = used_by(unit)
            state, mend = ("wrong", "Perbesar BENING_QUOTA_UNIT_MB.") if used > 0.9 * limit else ("ok", "")
            if used:
                yield Check(state, "Ruang berkas", f"{unit}: {file_size(used)} dari {file_size(limit)}", mend)
    except DatabaseError:  # the check of the database has the sentence
        return


def check_scanner() -> Iterator[Check]:
    """The virus scanner answers, and nothing waits for it."""
    from django.db import DatabaseError

    from bening.foundation.files import scanner, scanning
    from bening.foundation.kit import clock

    if not scanner.configured():
        yield Check("note", "Pemindai virus", "tidak dipakai; berkas ditandai “belum dipindai”", "Isi BENING_CLAMD.")
        return
    try:
        yield Check("ok", "Pemindai virus", scanner.version())
        if count := scanning.waiting(clock.now()).count():
            yield Check("note", "Pemindai virus", f"{count} berkas menunggu", "Pastikan bening worker berjalan.")
    except scanner.ScannerDownError as error:
        yield Check(
            "wrong", "Pemindai virus", str(error), "Nyalakan clamav-daemon; berkas menunggu sampai ia menjawab."
        )
    except DatabaseError:
        return


def check_mail(environment: Environment) -> Iterator[Check]:
    if not environment.text("BENING_MAIL_URL"):
        yield Check(
            "note",
            "Surel",
            f"belum diatur; surel disimpan di {environment.data / 'mail'}",
            "Isi BENING_MAIL_URL agar pengingat terkirim.",
        )
        return
    from django.core.mail import get_connection

    try:
        with get_connection():
            yield Check("ok", "Surel", "server menjawab")
    except OSError as error:
        yield Check("wrong", "Surel", f"server tidak menjawab: {error}", "Periksa BENING_MAIL_URL dan jaringan.")


def check_public_url() -> Iterator[Check]:
    from django.conf import settings

    if settings.SECURE or settings.DEMO:
        yield Check("ok", "Alamat publik", settings.PUBLIC_URL)
    else:
        yield Check(
            "note",
            "Alamat publik",
            f"{settings.PUBLIC_URL} tanpa HTTPS",
            "Untuk dipakai lewat jaringan, pasang proksi HTTPS dan isi BENING_URL=https://…",
        )


def check_static() -> Iterator[Check]:
    from django.contrib.staticfiles import finders

    if finders.find("built/kit.css"):
        yield Check("ok", "Berkas tampilan", "ada")
    else:
        yield Check(
            "wrong", "Berkas tampilan", "belum dibangun", "Dari sumber: jalankan make frontend (perlu Node.js 20)."
        )


def check_tools() -> Iterator[Check]:
    for program, purpose, package in (
        ("tesseract", "membaca pindaian dan foto", "tesseract-ocr-ind"),
        ("ocrmypdf", "membaca PDF pindaian", "ocrmypdf"),
    ):
        if path := shutil.which(program):
            yield Check("ok", program, path)
        else:
            yield Check("note", program, f"tidak ada; diperlukan untuk {purpose}", f"apt-get install {package}")
    if importlib.util.find_spec("jwt") is None:
        yield Check(
            "note",
            "OIDC",
            "pustakanya tidak terpasang; diperlukan untuk masuk dengan akun instansi",
            "pip install 'bening[oidc]'",
        )
