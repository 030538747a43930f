"""A whole copy of an installation in one file, taken while people work, readable on either database.

The file is a ZIP: ``manifest.json`` (version, counts, SHA-256 of every member), ``rows/<model>.jsonl`` in Django's
serialisation, ``files/ab/cd/<sha256>`` and ``packages/<sha256>.zip`` from whichever store is set up. Rows come from one
snapshot transaction; files are immutable and stored before the rows that name them, so copying those after the rows
misses none. Every file is compared with its SHA-256 on the way out and on the way in. Left out: parts of unfinished
uploads and previews.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.apps import apps
from django.core import serializers
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction

from bening import __version__
from bening.foundation.audit import guards
from bening.foundation.audit.verify import verify_all
from bening.foundation.files.models import StoredFile
from bening.foundation.files.services import FileRefusedError, keep_bytes, open_internally, storage_name
from bening.rooms.evidence.services.packages_old import FOLDER as PACKAGES
from bening.rooms.evidence.services.packages_old import packages_kept

FORMAT = 1
LEFT_OUT = {"contenttypes", "axes", "django_tasks_db", "auth"}
"""Apps whose rows the framework makes again by itself, or that hold nothing worth keeping."""
LEFT_OUT_MODELS = {"accounts.session"}
BLOCK = 1024 * 1024
ROWS_AT_ONCE = 500
IN_MEMORY = 8 * 1024 * 1024
MEMBER = re.compile(
    r"rows/[a-z_.]+\.jsonl|files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}|packages/(?P<package>[0-9a-f]{64})\.zip"
)

Progress = Callable[[str], None]


class _ExactEncoder(DjangoJSONEncoder):
    """Times to the microsecond: Django's own cuts them to milliseconds, and the audit chain covers every digit."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class BackupError(Exception):
    """A backup that cannot be made or restored; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Report:
    """How much was copied, the SHA-256 of the backup file, and a sentence for each file that could not be copied."""

    rows: int
    files: int
    sha256: str = ""
    damaged: tuple[str, ...] = ()


def kept_models() -> list[type[models.Model]]:
    """Every table of the installation, many-to-many ones included, in a stable order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT
        and model._meta.label_lower not in LEFT_OUT_MODELS
        and model._meta.managed
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


@contextmanager
def _snapshot() -> Iterator[None]:
    """One unchanging view of the database that keeps nobody from writing."""
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("COMMIT")


class _Hashing:
    """Writes to a member of the archive and keeps its hash."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self.digest.update(data)
        self.stream.write(data)


def create(target: Path, *, progress: Progress) -> Report:
    """Write a backup to a new file. It appears under its name only when it is written to the end.

    A stored file that is gone or changed does not keep the rest from being saved: the report names it. Only who runs
    the command may read the backup: it holds the hashes of passwords and the keys of second steps.
    """
    partial = target.with_name(target.name + ".sebagian")
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as sink:
            rows, files, damaged = _write_all(sink, progress)
        digest = _hash_of(partial)
        partial.rename(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return Report(rows, files, digest, damaged)


def _write_all(sink: IO[bytes], progress: Progress) -> tuple[int, int, tuple[str, ...]]:
    """How many rows and files, and the sentences about files that are not there."""
    members: dict[str, str] = {}
    rows = 0
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        with _snapshot():
            for model in kept_models():
                rows += _write_rows(archive, model, members)
            named = StoredFile.objects.order_by("sha256", "-pk").only("sha256", "name")
            contents = {file.sha256: file for file in named.iterator(chunk_size=ROWS_AT_ONCE)}
            packages = list(packages_kept().values_list("stored_as", "sha256"))
        progress(f"{rows} baris tersalin.")
        damaged = tuple(filter(None, (_write_file(archive, file, members) for file in contents.values())))
        files = len(contents) - len(damaged)
        for name, sha256 in packages:
            _write_package(archive, name, sha256, members)
        progress(f"{files} berkas tersalin.")
        manifest = {"format": FORMAT, "version": __version__, "rows": rows, "files": files, "members": members}
        archive.writestr("manifest.json", json.dumps(manifest | {"damaged": damaged}, indent=1))
    return rows, files, damaged


def _write_rows(archive: zipfile.ZipFile, model: type[models.Model], members: dict[str, str]) -> int:
    name = f"rows/{model._meta.label_lower}.jsonl"
    count = 0
    with archive.open(name, "w") as stream:
        sink = _Hashing(stream)
        fields = [field.name for field in model._meta.local_fields]
        for row in model._base_manager.order_by("pk").iterator(chunk_size=ROWS_AT_ONCE):
            sink.write(serializers.serialize("jsonl", [row], fields=fields, cls=_ExactEncoder).encode())
            count += 1
    members[name] = sink.digest.hexdigest()
    return count


def _write_file(archive: zipfile.ZipFile, file: StoredFile, members: dict[str, str]) -> str:
    """Copy one stored file; a sentence where its bytes are gone or changed, and then nothing of it is copied."""
    try:
        source = open_internally(file)
    except FileRefusedError as refusal:
        return str(refusal)
    name = f"files/{storage_name(file.sha256)}"
    with source, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as stream:
        sink = _Hashing(stream)
        while block := source.read(BLOCK):
            sink.write(block)
    members[name] = sink.digest.hexdigest()
    return ""


def _write_package(archive: zipfile.ZipFile, stored_as: str, sha256: str, members: dict[str, str]) -> None:
    """Copy a package as it was handed over. One that was taken away to make room is not missed: it can be made anew."""
    if not default_storage.exists(stored_as):
        return
    name = f"packages/{sha256}.zip"
    with (
        default_storage.open(stored_as, "rb") as source,
        archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as stream,
    ):
        sink = _Hashing(stream)
        while block := source.read(BLOCK):
            sink.write(block)
    members[name] = sink.digest.hexdigest()


def restore(source: Path, *, progress: Progress) -> Report:
    """Bring a backup into an empty, migrated database and the file store that is set up; all rows or none.

    Files go first: under their hashes they disturb nobody, should the rows be refused afterwards.

    Raises BackupError when something is there already, when a member does not have its hash, or when the audit trail
    does not hold afterwards.
    """
    _refuse_unless_empty()
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            _check_members(archive, manifest)
            progress("Semua sidik berkas cadangan cocok.")
            files = _unpack_files(archive, manifest)
            progress(f"{files} berkas dipulihkan.")
            with transaction.atomic():
                # The trail's guards would refuse a chain that does not start at nothing; verify_all judges it instead.
                guards.remove(connection)
                rows = sum(_load_rows(archive, name) for name in manifest["members"] if name.startswith("rows/"))
                guards.install(connection)
                _reset_sequences()
                if problems := verify_all():
                    raise BackupError(f"Jejak audit dalam cadangan tidak utuh: {problems[0]}")
            progress(f"{rows} baris dipulihkan.")
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise BackupError(f"{source} bukan cadangan Bening yang utuh.") from error
    except (DatabaseError, DeserializationError) as error:
        raise BackupError(f"Cadangan tidak dapat dimuat: {error}. Tidak ada yang diubah.") from error
    return Report(rows, files, damaged=tuple(manifest.get("damaged", ())))


def _refuse_unless_empty() -> None:
    for model in kept_models():
        if model._base_manager.exists():
            raise BackupError(
                f"Basis data sudah berisi ({model._meta.verbose_name})."
                " Pulihkan ke folder data dan basis data yang kosong."
            )


def _check_members(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    if manifest.get("format") != FORMAT:
        raise BackupError(f"Bentuk cadangan {manifest.get('format')} tidak dikenal versi ini ({__version__}).")
    for name, expected in manifest["members"].items():
        if not _is_proper(name, expected):
            raise BackupError(f"Cadangan memuat nama yang tidak wajar: {name}.")
        digest = hashlib.sha256()
        with archive.open(name) as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
        if digest.hexdigest() != expected:
            raise BackupError(f"{name} di dalam cadangan berubah atau rusak. Pakai cadangan lain.")


def _is_proper(name: str, sha256: str) -> bool:
    """A member's name says what is in it: rows, a file under its own hash, or a package."""
    if name.startswith("files/"):
        return name == f"files/{storage_name(sha256)}"
    return MEMBER.fullmatch(name) is not None


def _load_rows(archive: zipfile.ZipFile, name: str) -> int:
    count = 0
    with archive.open(name) as stream:
        for row in serializers.deserialize("jsonl", (line.decode() for line in stream)):
            models.Model.save_base(row.object, raw=True, force_insert=True)
            count += 1
    return count


def _reset_sequences() -> None:
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _unpack_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    """Put files and packages into the store; how many files."""
    files = 0
    for name, sha256 in manifest["members"].items():
        found = MEMBER.fullmatch(name)
        if name.startswith("rows/") or found is None:
            continue
        with archive.open(name) as source, SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
            shutil.copyfileobj(source, whole, BLOCK)
            if found["package"]:
                default_storage.save(f"{PACKAGES}/{found['package']}.zip", File(whole))
            else:
                keep_bytes(File(whole), sha256, archive.getinfo(name).file_size)
                files += 1
    return files


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
