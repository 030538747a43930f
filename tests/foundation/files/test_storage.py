"""What both stores promise: a name that is taken keeps its bytes, unless they are damaged."""

import hashlib
import secrets
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bening.foundation.files.storage import ObjectTakenError


def written(name: str) -> bytes:
    with default_storage.open(name, "rb") as stream:
        return stream.read()


def test_a_name_that_is_taken_is_never_given_other_bytes():
    name = f"uji/{secrets.token_hex(8)}"
    assert default_storage.save(name, ContentFile(b"pertama")) == name
    with pytest.raises(ObjectTakenError, match="sudah dipakai isi lain"):
        default_storage.save(name, ContentFile(b"kedua"))
    assert written(name) == b"pertama"


def test_the_same_bytes_may_come_again():
    name = f"uji/{secrets.token_hex(8)}"
    for _ in range(2):
        assert default_storage.save(name, ContentFile(b"sama")) == name
    assert default_storage.listdir("uji")[1].count(name.removeprefix("uji/")) == 1


def test_damaged_bytes_under_their_hash_are_mended():
    content = secrets.token_bytes(32)
    name = f"uji/{hashlib.sha256(content).hexdigest()}"
    default_storage.save(f"{name}-x", ContentFile(b""))
    damage(name, b"rusak")
    default_storage.save(name, ContentFile(content))
    assert written(name) == content


def damage(name: str, content: bytes) -> None:
    """Put bytes where they do not belong, past the store's own rules."""
    if hasattr(default_storage, "bucket"):
        default_storage.bucket.Object(default_storage._normalize_name(name)).put(Body=content)
    else:
        Path(default_storage.path(name)).write_bytes(content)


def test_a_large_object_goes_in_and_out_whole():
    content = secrets.token_bytes(12_000_000)
    name = f"uji/{secrets.token_hex(8)}"
    default_storage.save(name, ContentFile(content))
    assert default_storage.size(name) == len(content)
    assert written(name) == content


def test_what_is_missing_is_a_missing_file():
    name = f"uji/{secrets.token_hex(8)}"
    assert not default_storage.exists(name)
    with pytest.raises(FileNotFoundError):
        default_storage.open(name, "rb")
    default_storage.delete(name)
