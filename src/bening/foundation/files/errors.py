"""Why a part of an upload is not taken. Every message is a sentence in Indonesian."""

import errno

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
STORE_FULL = (
    "Ruang penyimpanan server penuh, jadi kiriman ini belum tersimpan. Yang sudah diterima tetap aman. "
    "Beri tahu administrator, lalu lanjutkan nanti."
)


def is_full(error: Exception) -> bool:
    """Whether there was no room left: on a disk, in a quota, or for SQLite's own file."""
    return (isinstance(error, OSError) and error.errno in FULL) or "database or disk is full" in str(error)


class UploadRefusedError(ValueError):
    """What was sent cannot be used; sending it again would not help."""


class UploadTooLargeError(UploadRefusedError):
    """More than the limit, or more than was announced."""


class StoreFullError(UploadRefusedError):
    """No room for it in what the unit or the person may keep; it fits once some is made."""


class OffsetConflictError(Exception):
    """The part does not begin where the upload stands: ask where it stands, and go on from there."""


class ChecksumMismatchError(Exception):
    """What arrived is not what was sent: it was dropped and can be sent again."""


class UploadGoneError(Exception):
    """The upload has run out or was thrown away; a new one is needed."""
