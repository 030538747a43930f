"""What goes into a package, as the caller hands it over, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from bening.kernel.ledger import Link


class PackageError(ValueError):
    """The package cannot be made. The message is a sentence in Indonesian."""


class PackageCancelledError(PackageError):
    """Somebody asked to stop."""


class StampRefusedError(PackageError):
    """The time-stamp authority did not give a usable stamp. The package is made without one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an assessor reads beside a file. Words are Indonesian; what is not known is empty or None.

    ``item`` and ``item_title``: code and text of the plan's item or of the LKE question. ``state``: the word for the
    state of the evidence. ``dated``: the date of the evidence itself, not that of the upload.
    """

    item: str = ""
    item_title: str = ""
    title: str = ""
    state: str = ""
    dated: date | None = None
    original_name: str = ""
    uploaded_by: str = ""
    uploaded_at: datetime | None = None
    reviewer: str = ""
    reviewed_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of evidence.

    ``folders``: one to four headings, the area first, such as ("I Manajemen Perubahan", "1 Tim Kerja", "I.1.1 …").
    ``name``: readable file name with extension. ``sha256``: hex, as recorded when the file was handed in. ``open``
    gives a fresh binary stream, which is closed after reading.
    """

    folders: tuple[str, ...]
    name: str
    size: int
    sha256: str
    open: Callable[[], BinaryIO]
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Missing:
    """An item for which there is no evidence: the assessor sees the gap where the file would stand."""

    folders: tuple[str, ...]
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Extra:
    """A document that goes with the evidence, such as the plan as XLSX: file name, what it is, and its bytes."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What the package says about itself.

    ``title``: "Bukti Zona Integritas 2025". ``unit``: the office. ``identifier``: unique for this package (for
    instance a UUID). ``made_at`` (aware): becomes the date of every file in the ZIP. ``software``: name and version.
    ``order``: what the entries follow, as the pages call it: "rencana" or "LKE".
    """

    title: str
    unit: str
    identifier: str
    made_at: datetime
    software: str
    made_by: str = ""
    description: str = ""
    order: str = "rencana"


@dataclass(frozen=True, slots=True)
class AuditExtract:
    """A run of one audit chain without gaps, from ``first_position`` to its head when the package was made."""

    chain: str
    head_position: int
    head_hash: str
    links: Iterable[Link]
    first_position: int = 1
    first_previous: str = ""


@dataclass(frozen=True, slots=True)
class Stamper:
    """How to get an RFC 3161 time stamp.

    ``send`` carries a DER request to the authority and returns its DER answer; it raises StampRefusedError or OSError.
    ``certificates``: PEM of the authority's root and intermediates; the answer is checked against them at once.
    """

    send: Callable[[bytes], bytes]
    certificates: bytes


@dataclass(frozen=True, slots=True)
class PackageResult:
    """What was made.

    ``folder``: the top folder in the ZIP. ``files`` and ``size``: number and bytes of the evidence. ``merkle_root`` and
    ``fingerprint`` (hex): the root over the evidence, and the SHA-256 of ``tagmanifest-sha256.txt``, which stands for
    the whole package; whoever keeps the fingerprint elsewhere can prove later that nothing was changed.
    ``stamp_problem``: why there is no time stamp although one was asked for.
    """

    folder: str
    files: int
    size: int
    merkle_root: str
    fingerprint: str
    stamped_at: datetime | None = None
    stamp_problem: str = ""
