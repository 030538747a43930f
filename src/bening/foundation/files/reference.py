"""The page ``docs/reference/berkas.md``, made from the kinds, the limits and the states of files."""

from __future__ import annotations

from bening.foundation.files.checks import active_pdf, archive, pixels
from bening.foundation.files.checks.kinds import KINDS, LOCKED, MIB
from bening.foundation.files.workflow import FILE

_PREVIEW = {
    "pdf": "halaman",
    "image": "gambar",
    "ooxml": "teks dan tabel",
    "odf": "teks dan tabel",
    "text": "teks dan tabel",
    "mail": "teks",
    "zip": "daftar isi",
}
_WITHOUT = {"application/msword", "application/vnd.ms-powerpoint"}


def render_files() -> str:
    """The page as it must be; a test compares."""
    rows = [
        f"| {kind.label} | `{kind.media_type}` | {kind.most // MIB} MB | {_preview(kind.family, kind.media_type)} |"
        for kind in KINDS
        if kind is not LOCKED
    ]
    return "\n".join(
        [
            "# Berkas yang diterima",
            "",
            "Jenis berkas ditentukan oleh isinya, bukan namanya. Yang tidak ada di tabel ini tidak diterima.",
            "Ukuran satu unggahan juga dibatasi `BENING_UPLOAD_MAX_MB`. Halaman ini dibuat dari kode",
            "(`bening.foundation.files.reference`).",
            "",
            "| jenis | tipe | paling besar | pratinjau |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            f"Batas lain: PDF {active_pdf.PAGES} halaman; gambar {pixels.PIXELS // 1_000_000} juta titik; arsip",
            f"{archive.MEMBERS} berkas, {archive.TOTAL // MIB} MB setelah dibuka, dan tanpa arsip di dalamnya.",
            "",
            "Ditolak menurut isinya: program dan skrip; berkas terkunci kata sandi; makro VBA dan Excel 4; PDF dengan",
            "JavaScript, perintah menjalankan program, formulir XFA, atau lampiran program; dokumen yang mengambil",
            "templat dari tempat lain; satu berkas yang sekaligus berkas lain; bom arsip.",
            "HTML dan SVG hanya dapat diunduh.",
            "",
            "## Keadaan berkas",
            "",
            "```mermaid",
            FILE.mermaid().rstrip(),
            "```",
            "",
        ]
    )


def _preview(family: str, media_type: str) -> str:
    if media_type in _WITHOUT:
        return "–"
    return "teks dan tabel" if media_type == "application/vnd.ms-excel" else _PREVIEW.get(family, "–")
