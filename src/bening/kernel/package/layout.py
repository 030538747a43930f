"""Where everything stands in a package, and the few lines of text that BagIt asks for (RFC 8493)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

BAGIT: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
INDEX: Final = "index.html"
PAGES: Final = "halaman"
DOCUMENTS: Final = "dokumen"
EVIDENCE: Final = "bukti.jsonl"
MERKLE: Final = "merkle.json"
PROOFS: Final = "merkle-bukti.jsonl"
AUDIT: Final = "audit.jsonl"
STAMP: Final = "stempel-waktu.tsr"
CERTIFICATES: Final = "stempel-waktu.pem"

DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO_TITLE: Final = "Bening-Title"
INFO_ROOT: Final = "Bening-Merkle-Root"
INFO_STAMP: Final = "Bening-Time-Stamp"

MERKLE_KIND: Final = "RFC 6962, SHA-256; daun = baris manifest-sha256.txt tanpa akhir baris"
# A table of contents larger than this would not fit into the memory that checking may take.
MAX_FILES: Final = 50_000

_MANIFEST_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+(?:\*?)(\S.*)")
_INFO_LINE = re.compile(r"([^\s:][^:]*):[ \t]*(.*)")


def digest(content: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(content).hexdigest()


def manifest_line(sha256: str, path: str) -> str:
    """One line of a manifest, without its line end. Also what a leaf of the Merkle tree is made of."""
    return f"{sha256}  {path}"


def read_manifest_line(line: str) -> tuple[str, str] | None:
    """Hex digest in small letters and path; None for a line that is none."""
    match = _MANIFEST_LINE.fullmatch(line)
    return (match.group(1).lower(), match.group(2)) if match else None


def info_text(fields: Mapping[str, str]) -> bytes:
    """bag-info.txt. Line breaks become blanks; empty fields are left out."""
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in fields.items() if value.strip())
    return "".join(lines).encode()


def read_info(lines: Iterable[str]) -> dict[str, str]:
    """The fields of bag-info.txt; of a repeated label the first, and a line that is none is left out."""
    fields: dict[str, str] = {}
    for line in lines:
        if match := _INFO_LINE.fullmatch(line):
            fields.setdefault(match.group(1).strip(), match.group(2).strip())
    return fields
