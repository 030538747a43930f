"""PDF that is locked, endless, or does more than show pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bening.foundation.files.checks import encrypted
from bening.foundation.files.checks.executable import is_program
from bening.foundation.files.checks.look import Look

PAGES = 3_000
BROKEN = "PDF ini rusak, sehingga tidak dapat dibuka. Cetak atau pindai ulang sebagai PDF lalu unggah lagi."
ACTIVE = (
    "PDF ini memuat {what}, jadi tidak diterima. "
    "Buka berkasnya, pilih Cetak lalu “Simpan sebagai PDF”, dan unggah hasilnya."
)
_ACTIONS = {
    "/JavaScript": "program JavaScript",
    "/Launch": "perintah menjalankan program lain",
    "/RichMedia": "media yang berjalan sendiri",
    "/ImportData": "perintah mengambil data dari luar",
}


def check(look: Look) -> str:
    """A sentence for a PDF that cannot be opened or that is not content with being read."""
    if look.kind is None or look.kind.family != "pdf":
        return ""
    import pikepdf

    try:
        # A PDF that only restricts printing or changing opens with the empty password and comes in.
        with pikepdf.open(look.from_start(), suppress_warnings=True) as document:
            if len(document.pages) > PAGES:
                return f"PDF ini {len(document.pages)} halaman; batasnya {PAGES}. Bagi menjadi beberapa berkas."
            if len(document.pages) == 0:
                return BROKEN
            what = next(filter(None, map(_activity, _dictionaries(document))), "")
            return ACTIVE.format(what=what) if what else ""
    except pikepdf.PasswordError:
        return encrypted.SENTENCE
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return BROKEN


def _dictionaries(document: Any) -> Iterator[Any]:
    """Every dictionary and stream of the file, the ones inside others too."""
    import pikepdf

    waiting = list(document.objects)
    while waiting:
        value = waiting.pop()
        if isinstance(value, pikepdf.Array):
            waiting += [one for one in value if _is_inner(one)]
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            yield value
            waiting += [one for one in value.values() if _is_inner(one)]


def _is_inner(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect


def _activity(entry: Any) -> str:
    """In words what a dictionary makes a reader do; empty for what only shows."""
    import pikepdf

    if "/JS" in entry:
        return _ACTIONS["/JavaScript"]
    if "/XFA" in entry:
        return "formulir XFA"
    for key in ("/S", "/Subtype"):
        found = _ACTIONS.get(str(entry.get(key, "")))
        if found:
            return found
    if "/EF" in entry and "/F" in entry["/EF"]:
        stream = entry["/EF"]["/F"]
        name = str(entry.get("/UF", entry.get("/F", "")))
        head = bytes(stream.read_bytes()[:16]) if isinstance(stream, pikepdf.Stream) else b""
        if is_program(head, name):
            return f"program yang dilampirkan (“{name[:60]}”)"
    return ""
