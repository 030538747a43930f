"""Programs and scripts never come in, whatever they are called."""

from __future__ import annotations

from pathlib import PurePosixPath

from bening.foundation.files.checks.look import Look

_MAGIC = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"dex\n",
)
_SUFFIXES = frozenset(
    (
        "apk", "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "gadget", "hta", "inf", "iso", "jar", "js",
        "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "psm1", "py", "reg", "scf", "scr", "sh", "sys", "url", "vb",
        "vbe", "vbs", "wsc", "wsf", "wsh", "xll", "xpi",
    )
)  # fmt: skip
SENTENCE = (
    "Berkas ini program atau skrip, bukan dokumen, jadi tidak diterima. "
    "Unggah hasilnya saja, misalnya sebagai PDF atau tangkapan layar."
)


def is_program(head: bytes, name: str) -> bool:
    """By its first bytes or by the ending that makes a computer run it."""
    suffix = PurePosixPath(name.lower().strip(" .")).suffix[1:]
    return head.startswith(_MAGIC) or suffix in _SUFFIXES


def check(look: Look) -> str:
    """A sentence for a program."""
    return SENTENCE if is_program(look.head, look.name) else ""
