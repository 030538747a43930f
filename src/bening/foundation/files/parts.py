"""Parts of an upload as objects of their own in the store: the same on a disk and in S3, for one web process or many.

A name is used once: two processes that receive the same part at the same time never write into one another's.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Iterable
from typing import IO
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage

FOLDER = "parts"


def folder_of(pk: UUID | str) -> str:
    return f"{FOLDER}/{pk}"


def keep(pk: UUID, offset: int, content: File[bytes]) -> str:
    """Store a part, flushed, and return its name inside the folder of the upload."""
    name = f"{offset}-{secrets.token_hex(4)}"
    default_storage.save(f"{folder_of(pk)}/{name}", content)
    return name


def drop(pk: UUID, name: str) -> None:
    default_storage.delete(f"{folder_of(pk)}/{name}")


def assemble(pk: UUID, names: Iterable[str], last: File[bytes], into: IO[bytes]) -> str:
    """Write the kept parts and the last one into a stream, in order; the SHA-256 of all of it.

    Raises FileNotFoundError where a part is gone from the store.
    """
    digest = hashlib.sha256()
    for name in names:
        with default_storage.open(f"{folder_of(pk)}/{name}", "rb") as part:
            _copy(part, into, digest)
    _copy(last, into, digest)
    return digest.hexdigest()


def _copy(source: File[bytes], into: IO[bytes], digest: hashlib._Hash) -> None:
    for chunk in source.chunks():
        into.write(chunk)
        digest.update(chunk)


def remove_all(pk: UUID | str) -> None:
    """Delete every part of an upload, also those that a dying process left beside the list."""
    remove_folder(folder_of(pk))


def remove_folder(folder: str) -> None:
    """Delete what lies directly in a folder of the store, and the folder."""
    with contextlib.suppress(FileNotFoundError):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
    with contextlib.suppress(OSError):  # another process is still writing what will lose
        default_storage.delete(folder)


def folders(parent: str = FOLDER) -> list[str]:
    """Names of the folders in a folder of the store: by default of the uploads that have parts there."""
    try:
        return sorted(default_storage.listdir(parent)[0])
    except FileNotFoundError:
        return []
