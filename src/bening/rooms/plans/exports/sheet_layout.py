"""The layout of the working sheet, shared by the export that writes it and the import that reads it back."""

from __future__ import annotations

from bening.foundation.documents.columns import Column

PLAN_SHEET = "Rencana"
DUE_SHEET = "Jatuh tempo"
LIST_SHEET = "Daftar"
HELP_SHEET = "Petunjuk"
CLEAR_WORD = "(kosongkan)"

PLAN_COLUMNS = (
    Column("KODE", 10, hidden=True, editable=False),
    Column("VERSI", 8, hidden=True, editable=False),
    Column("NO", 6, editable=False),
    Column("KOMPONEN", 24, editable=False),
    Column("INDIKATOR", 40),
    Column("LANGKAH AKSI", 40),
    Column("BUKTI FISIK", 40),
    Column("TARGET WAKTU", 22),
    Column("PENANGGUNG JAWAB", 34),
)
DUE_COLUMNS = (
    Column("ID", 8, hidden=True, editable=False),
    Column("VERSI", 8, hidden=True, editable=False),
    Column("BUTIR", 12, editable=False),
    Column("MASA", 18, editable=False),
    Column("MULAI", 12, editable=False),
    Column("JATUH TEMPO", 12, editable=False),
    Column("KEADAAN", 24),
    Column("CATATAN", 50),
)
HEAD_ROW = 1

HELP = (
    "Cara memakai lembar ini",
    "1. Ubah isi lembar “Rencana” dan “Jatuh tempo”, simpan, lalu unggah kembali lewat halaman Ekspor di Bening.",
    "2. Sebelum ada yang berubah, Bening memperlihatkan semua perubahan dan kesalahan baris demi baris.",
    f"3. Sel yang dikosongkan tidak menghapus apa pun. Untuk menghapus isi, tulis {CLEAR_WORD} di sel itu.",
    "4. Jangan mengubah kolom tersembunyi KODE, VERSI, dan ID: dengan itulah baris dikenali.",
    "5. Menambah atau mengeluarkan butir dilakukan di halaman rencana, bukan di lembar ini.",
)
