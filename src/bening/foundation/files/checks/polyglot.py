"""A file is one thing only: no ZIP behind a picture, no page inside a photo, no PDF after other bytes."""

from __future__ import annotations

import re
import zipfile

from bening.foundation.files.checks.look import Look

_PAGE = re.compile(rb"<(?:script|iframe|!doctype\s+html|html)[\s>]|<\?php", re.IGNORECASE)
_LONGEST = 32
_SINGLE = frozenset({"pdf", "image", "media", "ole"})


def check(look: Look) -> str:
    """A sentence for bytes that two programs would read as two different files."""
    family = look.kind.family if look.kind else ""
    hidden = ""
    if family != "pdf" and family not in {"text", "mail", "markup", "zip"} and b"%PDF-" in look.head[:1024]:
        hidden = "dokumen PDF"
    elif family in _SINGLE and _has_archive(look):
        hidden = "arsip ZIP"
    elif family == "image" and any(_PAGE.search(block) for block in look.blocks(overlap=_LONGEST)):
        hidden = "halaman web"
    if not hidden:
        return ""
    return (
        f"Di dalam berkas {look.kind.label if look.kind else 'ini'} ini tersembunyi {hidden}, jadi tidak diterima. "
        "Buka berkasnya, simpan atau cetak ulang sebagai berkas baru, lalu unggah yang baru."
    )


def _has_archive(look: Look) -> bool:
    try:
        with zipfile.ZipFile(look.from_start()) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return False
