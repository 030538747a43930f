"""What officers of Indonesian offices shorten, spell in two ways or write without meaning anything by it.

Recalled from office habit, not taken from a list: a wrong entry only lowers a guess that a person confirms anyway.
"""

from __future__ import annotations

PHRASES: dict[str, str] = {
    "agen perubahan": "agenperubahan",
    "agent of change": "agenperubahan",
    "analisis beban kerja": "abk",
    "analisis jabatan": "anjab",
    "bimbingan teknis": "bimtek",
    "benturan kepentingan": "benturan",
    "berita acara": "beritaacara",
    "budaya kerja": "budayakerja",
    "daftar hadir": "hadir",
    "dalam satu atap": "satuatap",
    "dalam 1 atap": "satuatap",
    "e office": "eoffice",
    "fakta integritas": "paktaintegritas",
    "g form": "gform",
    "google form": "gform",
    "help desk": "helpdesk",
    "indikator kinerja utama": "iku",
    "kartu kendali": "kartukendali",
    "kelompok kerja": "timkerja",
    "kode etik": "kodeetik",
    "laporan akuntabilitas kinerja": "lakip",
    "laporan kinerja instansi pemerintah": "lakip",
    "laporan kinerja": "lakip",
    "lap kinerja": "lakip",
    "media sosial": "medsos",
    "non pegawai negeri": "ppnpn",
    "pakta integritas": "paktaintegritas",
    "pendidikan dan pelatihan": "diklat",
    "pengaduan masyarakat": "pengaduan",
    "perjanjian kinerja": "pk",
    "pelayanan prima": "prima",
    "rencana aksi": "renaksi",
    "rencana kerja dan anggaran": "rka",
    "rencana kinerja tahunan": "rkt",
    "rencana kerja tahunan": "rkt",
    "rencana strategis": "renstra",
    "rencana tindak pengendalian": "rtp",
    "role model": "rolemodel",
    "rumah pintar pemilu": "rpp",
    "sasaran kinerja pegawai": "skp",
    "satu atap": "satuatap",
    "sidik jari": "sidikjari",
    "standar operasional prosedur": "sop",
    "sumber daya manusia": "sdm",
    "surat edaran": "se",
    "surat keputusan": "sk",
    "surat tugas": "surattugas",
    "survei kepuasan masyarakat": "skm",
    "survey kepuasan masyarakat": "skm",
    "tangkapan layar": "screenshot",
    "teknologi informasi": "it",
    "tepat waktu": "tepatwaktu",
    "tim kerja": "timkerja",
    "tindak lanjut": "tindaklanjut",
    "tunjangan kinerja": "tukin",
    "unit pengendalian gratifikasi": "upg",
    "whistle blowing system": "wbs",
    "whistle blowing sistem": "wbs",
    "whistle blowing": "wbs",
    "whistleblowing system": "wbs",
    "zona integritas": "zi",
}
"""Words that mean one thing together, and the one word that stands for them: three words are no stronger than one."""

READABLE: dict[str, str] = {phrase.replace(" ", ""): phrase for phrase in PHRASES}
"""How such a word is shown to a person, where it is the words written together."""

SAME: dict[str, str] = {
    "absen": "hadir presensi",
    "absensi": "hadir presensi",
    "akd": "analisis butuh diklat",
    "aduan": "pengaduan",
    "analisa": "analisis",
    "anjab": "butuh pegawai jabatan",
    "abk": "butuh pegawai jabatan",
    "ap": "agenperubahan",
    "assesment": "asesmen",
    "assessment": "asesmen",
    "ba": "beritaacara",
    "badge": "lencana",
    "bk": "benturan",
    "coaching": "coaching diklat",
    "dh": "hadir",
    "dok": "dokumentasi",
    "dumas": "pengaduan",
    "efektifitas": "efektivitas",
    "eval": "evaluasi",
    "facebook": "medsos",
    "fb": "medsos",
    "fingerprint": "sidikjari presensi",
    "foto": "foto dokumentasi",
    "hoaks": "hoax",
    "ig": "medsos",
    "ikm": "skm",
    "instagram": "medsos",
    "kehadiran": "hadir",
    "keputusan": "sk",
    "kip": "keterbukaan informasi publik",
    "lap": "laporan",
    "lkj": "lakip",
    "lkjip": "lakip",
    "matrik": "matriks",
    "monev": "monitoring evaluasi",
    "narsum": "narasumber",
    "nd": "nota dinas",
    "notula": "notulen",
    "notulensi": "notulen",
    "pelatihan": "diklat",
    "pemetaan": "pemetaan identifikasi",
    "pi": "paktaintegritas",
    "pic": "penanggung jawab",
    "pokja": "timkerja tim",
    "poster": "spanduk banner",
    "pot": "potongan",
    "ppnp": "ppnpn",
    "rakor": "rapat",
    "rekap": "rekapitulasi",
    "resiko": "risiko",
    "review": "reviu",
    "rkakl": "rkkl",
    "rka": "rka rkkl",
    "satyalencana": "satyalancana",
    "screenshoot": "screenshot",
    "skm": "survei kepuasan",
    "skrinsut": "screenshot",
    "spanduk": "spanduk banner",
    "sprin": "surat perintah",
    "spt": "surattugas",
    "srt": "surat",
    "ss": "screenshot",
    "st": "surattugas",
    "survey": "survei",
    "tautan": "link",
    "smt": "semester",
    "ti": "it",
    "timkerja": "timkerja tim",
    "tl": "tindaklanjut",
    "ditindaklanjuti": "tindaklanjut",
    "menindaklanjuti": "tindaklanjut",
    "tw": "triwulan",
    "tusi": "tugas fungsi",
    "und": "undangan",
    "undgn": "undangan",
    "upg": "upg gratifikasi",
    "usul": "usulan",
    "web": "website",
    "whistleblowing": "wbs",
    "whistleblower": "wbs",
}
"""Short forms and other spellings, and the words that they are compared by."""

_FORMS = """
sk foto dokumentasi screenshot laporan undangan hadir notulen rekapitulasi tabel rapat surat spanduk banner poster
surattugas beritaacara usulan formulir piagam hasil monitoring evaluasi tindaklanjut sosialisasi
"""
FORMS = frozenset(_FORMS.split())
"""Kinds of documents: many proofs ask for one, so they tell less than what the document is about."""

_NOISE = """
dan yang di ke dari untuk pada dengan atau oleh dalam atas para serta tentang sebagai tahun tgl tanggal bulan no
nomor final fix rev revisi scan img image photo pdf doc docx xls xlsx jpg jpeg png copy salinan baru new wa whatsapp
whats app at am pm versi ver lampiran bukti dokumen file berkas eviden evidence data dukung kpu kab kabupaten kota
provinsi upload ttd tertandatangan cap an adanya telah sudah terdapat camscanner screen shot th ta area januari jan
februari
pebruari feb maret mar april apr mei juni jun juli jul agustus agt agu september sept sep oktober okt november
nopember nov nop desember des komisi pemilihan umum
"""
NOISE = frozenset(_NOISE.split())
"""Words that say nothing of what a document proves; months and periods are for ``places``."""
