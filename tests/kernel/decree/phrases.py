"""Words that many made-up decrees of these tests share."""

from __future__ import annotations

TITLE = "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN CONTOH TAHUN 2025"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
SK, DSK = "Menyusun SK tim kerja", "SK tim kerja"
RAPAT = "Melaksanakan rapat evaluasi"
