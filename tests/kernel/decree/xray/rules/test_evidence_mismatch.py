"""Promises of the indicator that the row does not keep."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.xray.rules.evidence_mismatch import check


@pytest.mark.parametrize(
    ("indicator", "action", "evidence", "about"),
    [
        ("Hasil evaluasi telah ditindaklanjuti", "Rapat", "Laporan monitoring dan evaluasi", "tindak lanjut"),
        ("Menindaklanjuti hasil evaluasi", "Rapat", "Laporan evaluasi", "tindak lanjut"),
        ("Terdapat Indikator Kinerja Utama (IKU)", "Menyusun", "Renstra, RKT", "Indikator Kinerja Utama"),
        ("Pimpinan terlibat dalam penetapan kinerja", "Rapat", "Renstra dan LAKIP", "perjanjian kinerja"),
        ("Terdapat sistem sanksi", "Menetapkan pegawai", "Piagam", "sanksi"),
        ("Pemberian kompensasi bila layanan tidak sesuai", "Rapat", "Piagam", "kompensasi"),
        ("Aturan disiplin dilaksanakan", "Rapat", "Rekap potongan tunjangan", "disiplin"),
        ("Upaya peningkatan kapasitas SDM", "Rapat", "Draf laporan kinerja", "kapasitas SDM"),
        ("Dilakukan reviu SOP", "Kaji ulang", "SOP baru", "reviu"),
        ("Telah dilakukan evaluasi pengaduan", "Rapat", "Pelaksanaan evaluasi", "pemantauan atau evaluasi"),
        ("Kode dagang disosialisasikan", "Rapat", "Surat tugas", "sosialisasi"),
        ("Menerbitkan SK Tim", "Mengevaluasi tim lama", "SK Tim", "penetapan"),
    ],
)
def test_an_unkept_promise_fires(indicator: str, action: str, evidence: str, about: str) -> None:
    (finding,) = check(draft(item(indicator, action, evidence)))
    assert finding.items == ("I.1.1",)
    assert about in finding.detail


@pytest.mark.parametrize(
    ("indicator", "action", "evidence"),
    [
        ("Hasil evaluasi telah ditindaklanjuti", "Rapat", "Tabel tindak lanjut"),
        ("Hasil pengaduan ditindaklanjuti", "Rapat", "Bukti tanggapan"),
        ("Hasil pengaduan ditindaklanjuti", "Rapat", "Surat menindaklanjuti pengaduan"),
        ("Terdapat IKU", "Menyusun", "Dokumen IKU"),
        ("Terdapat penetapan kinerja individu", "Menilai", "PK dan SKP"),
        ("Terdapat sistem sanksi", "Menetapkan", "SK pemberian sanksi"),
        ("Dilakukan reviu SOP", "Kaji ulang", "Berita acara"),
        ("Menetapkan agen perubahan", "Menetapkan SK Tim", "SK Tim"),
        ("Standar yang ditetapkan instansi", "Mengevaluasi", "Dokumen standar"),
        ("Terdapat sistem sanksi", "Menetapkan", ""),
        ("Absensi", "Pemindaian sidik jari", "Rekap mesin presensi"),
    ],
)
def test_near_misses_do_not_fire(indicator: str, action: str, evidence: str) -> None:
    assert check(draft(item(indicator, action, evidence))) == []


def test_a_biometric_action_with_a_form_as_evidence_clashes() -> None:
    (finding,) = check(draft(item("Presensi", "Pemindaian sidik jari", "Presensi berbasis g-form")))
    assert "bertentangan" in finding.detail
