"""Only kinds of files that offices work with come in; what is none of them is named as well as it can be."""

from __future__ import annotations

from bening.foundation.files.checks.look import Look

_KNOWN_ELSEWHERE = (
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip", "Simpan isinya sebagai arsip ZIP, atau unggah berkasnya satu per satu."),
    (b"Rar!\x1a\x07", "arsip RAR", "Simpan isinya sebagai arsip ZIP, atau unggah berkasnya satu per satu."),
    (b"\x1f\x8b", "arsip GZIP", "Simpan isinya sebagai arsip ZIP, atau unggah berkasnya satu per satu."),
    (b"BM", "gambar BMP", "Simpan sebagai PNG atau JPEG lalu unggah lagi."),
    (b"PK\x03\x04", "arsip ZIP yang rusak", "Buat arsipnya sekali lagi lalu unggah lagi."),
    (b"\xd0\xcf\x11\xe0", "berkas Office yang rusak atau bukan dokumen", "Simpan sebagai PDF lalu unggah lagi."),
)
SENTENCE = (
    "Jenis berkas ini tidak dikenal, jadi tidak diterima. "
    "Simpan sebagai PDF, foto (JPEG atau PNG), dokumen Office, atau teks lalu unggah lagi."
)


def check(look: Look) -> str:
    """A sentence for a file of no allowed kind."""
    if look.head.lstrip().startswith(b"{\\rtf"):
        return "Dokumen RTF tidak diterima karena dapat menyembunyikan program. Simpan sebagai DOCX atau PDF."
    if look.kind is not None:
        return ""
    for magic, label, advice in _KNOWN_ELSEWHERE:
        if look.head.startswith(magic):
            return f"Berkas ini {label}, jenis yang tidak diterima. {advice}"
    return SENTENCE
