"""The words that head the columns of rencana aksi, and what role each speaks for and how loudly.

The weights rank what a heading usually means when several columns compete: "kegiatan" heads the actions unless another
column is headed "rencana aksi". They are the reader's own judgement; contents correct them (see ``columns``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from bening.kernel.decree.clean import letters
from bening.kernel.decree.draft import Role

LONGEST_HEADING: Final = 90

WORDS: Final[dict[str, dict[Role, float]]] = {
    "no": {Role.NUMBER: 1.0},
    "nomor": {Role.NUMBER: 1.0},
    "nomer": {Role.NUMBER: 1.0},
    "no urut": {Role.NUMBER: 1.0},
    "nomor urut": {Role.NUMBER: 1.0},
    "kode": {Role.NUMBER: 0.5},
    "area": {Role.SECTION: 1.0},
    "area perubahan": {Role.SECTION: 1.0},
    "area pengungkit": {Role.SECTION: 1.0},
    "area perubahan komponen pengungkit": {Role.SECTION: 1.0},
    "komponen pengungkit": {Role.SECTION: 0.8, Role.COMPONENT: 0.75},
    "pengungkit": {Role.SECTION: 0.9},
    "pilar": {Role.SECTION: 0.8},
    "program": {Role.SECTION: 0.7, Role.COMPONENT: 0.65, Role.ACTION: 0.35},
    "program kerja": {Role.COMPONENT: 0.65, Role.SECTION: 0.5, Role.ACTION: 0.6},
    "aspek": {Role.SECTION: 0.6, Role.COMPONENT: 0.6},
    "bidang": {Role.SECTION: 0.6, Role.OWNER: 0.35},
    "komponen": {Role.COMPONENT: 1.0, Role.SECTION: 0.4},
    "sub komponen": {Role.COMPONENT: 0.95},
    "subkomponen": {Role.COMPONENT: 0.95},
    "sub area": {Role.COMPONENT: 0.9},
    "unsur": {Role.COMPONENT: 0.8},
    "sub unsur": {Role.COMPONENT: 0.7, Role.INDICATOR: 0.4},
    "penilaian": {Role.COMPONENT: 0.6, Role.INDICATOR: 0.5},
    "sasaran": {Role.INDICATOR: 0.55, Role.COMPONENT: 0.5, Role.SECTION: 0.45},
    "sasaran strategis": {Role.INDICATOR: 0.55, Role.COMPONENT: 0.5, Role.SECTION: 0.45},
    "indikator": {Role.INDICATOR: 1.0},
    "indikator keberhasilan": {Role.INDICATOR: 1.0},
    "indikator kinerja": {Role.INDICATOR: 1.0},
    "indikator capaian": {Role.INDICATOR: 1.0},
    "indikator proses": {Role.INDICATOR: 0.95},
    "indikator output": {Role.INDICATOR: 0.9, Role.EVIDENCE: 0.5},
    "ukuran keberhasilan": {Role.INDICATOR: 0.9},
    "kriteria": {Role.INDICATOR: 0.8, Role.COMPONENT: 0.5},
    "kriteria lke": {Role.INDICATOR: 0.8, Role.COMPONENT: 0.7},
    "komponen indikator": {Role.INDICATOR: 0.9, Role.COMPONENT: 0.6},
    "komponen sub komponen indikator": {Role.INDICATOR: 0.9, Role.COMPONENT: 0.6},
    "kriteria keberhasilan": {Role.INDICATOR: 0.9},
    "pernyataan": {Role.INDICATOR: 0.7},
    "pertanyaan": {Role.INDICATOR: 0.85},
    "kondisi yang diharapkan": {Role.INDICATOR: 0.8},
    "hasil yang diharapkan": {Role.INDICATOR: 0.75, Role.EVIDENCE: 0.5},
    "langkah aksi": {Role.ACTION: 1.0},
    "rencana aksi": {Role.ACTION: 1.0, Role.INDICATOR: 0.6},
    "rencana kerja": {Role.ACTION: 0.95},
    "rencana kegiatan": {Role.ACTION: 0.95},
    "rencana tindak": {Role.ACTION: 0.9},
    "action plan": {Role.ACTION: 1.0},
    "aksi": {Role.ACTION: 0.95},
    "aktivitas": {Role.ACTION: 0.9},
    "langkah": {Role.ACTION: 0.9},
    "langkah kerja": {Role.ACTION: 0.95},
    "langkah langkah": {Role.ACTION: 0.95},
    "langkah kegiatan": {Role.ACTION: 0.95},
    "kegiatan": {Role.ACTION: 0.75, Role.COMPONENT: 0.6, Role.INDICATOR: 0.45},
    "nama kegiatan": {Role.ACTION: 0.85, Role.COMPONENT: 0.5},
    "bentuk kegiatan": {Role.ACTION: 0.85},
    "program kegiatan": {Role.ACTION: 0.7, Role.COMPONENT: 0.6},
    "sub kegiatan": {Role.ACTION: 0.85, Role.COMPONENT: 0.45},
    "uraian kegiatan": {Role.ACTION: 0.9},
    "rincian kegiatan": {Role.ACTION: 0.9},
    "tahapan": {Role.ACTION: 0.8, Role.COMPONENT: 0.7},
    "tahap": {Role.ACTION: 0.6, Role.COMPONENT: 0.7},
    "tahapan kegiatan": {Role.ACTION: 0.9},
    "upaya": {Role.ACTION: 0.8},
    "strategi": {Role.ACTION: 0.6, Role.COMPONENT: 0.4},
    "tugas": {Role.ACTION: 0.55},
    "uraian": {Role.ACTION: 0.55, Role.INDICATOR: 0.45},
    "bukti fisik": {Role.EVIDENCE: 1.0},
    "bukti": {Role.EVIDENCE: 0.95},
    "bukti kegiatan": {Role.EVIDENCE: 0.95},
    "eviden": {Role.EVIDENCE: 1.0},
    "evidence": {Role.EVIDENCE: 1.0},
    "evidens": {Role.EVIDENCE: 1.0},
    "data dukung": {Role.EVIDENCE: 1.0},
    "data pendukung": {Role.EVIDENCE: 1.0},
    "bukti dukung": {Role.EVIDENCE: 1.0},
    "bukti pendukung": {Role.EVIDENCE: 1.0},
    "dokumen": {Role.EVIDENCE: 0.85},
    "dokumen pendukung": {Role.EVIDENCE: 0.95},
    "dokumen bukti": {Role.EVIDENCE: 0.95},
    "output": {Role.EVIDENCE: 0.8, Role.INDICATOR: 0.3},
    "keluaran": {Role.EVIDENCE: 0.8, Role.INDICATOR: 0.3},
    "hasil": {Role.EVIDENCE: 0.6, Role.INDICATOR: 0.4, Role.REALISATION: 0.35},
    "target waktu": {Role.TARGET: 1.0},
    "waktu": {Role.TARGET: 0.95},
    "waktu pelaksanaan": {Role.TARGET: 1.0},
    "waktu penyelesaian": {Role.TARGET: 1.0},
    "jadwal": {Role.TARGET: 0.95},
    "jadwal pelaksanaan": {Role.TARGET: 1.0},
    "jadwal kegiatan": {Role.TARGET: 0.95},
    "batas waktu": {Role.TARGET: 1.0},
    "due date": {Role.TARGET: 1.0},
    "tenggat": {Role.TARGET: 1.0},
    "tenggat waktu": {Role.TARGET: 1.0},
    "jangka waktu": {Role.TARGET: 0.95},
    "target penyelesaian": {Role.TARGET: 0.95},
    "deadline": {Role.TARGET: 1.0},
    "timeline": {Role.TARGET: 0.95},
    "time line": {Role.TARGET: 0.95},
    "periode": {Role.TARGET: 0.8},
    "tanggal": {Role.TARGET: 0.8},
    "waktu tanggal": {Role.TARGET: 0.95},
    "hari tanggal": {Role.TARGET: 0.95},
    "tanggal pelaksanaan": {Role.TARGET: 1.0},
    "bulan pelaksanaan": {Role.TARGET: 1.0},
    "selesai": {Role.TARGET: 0.95},
    "akhir": {Role.TARGET: 0.9},
    "mulai": {Role.NOTE: 0.75},
    "awal": {Role.NOTE: 0.7},
    "bulan": {Role.TARGET: 0.8},
    "bulan ke": {Role.TARGET: 0.8},
    "minggu": {Role.TARGET: 0.7},
    "minggu ke": {Role.TARGET: 0.7},
    "triwulan": {Role.TARGET: 0.8},
    "semester": {Role.TARGET: 0.8},
    "tahun": {Role.TARGET: 0.3},
    "target": {Role.TARGET: 0.6},
    "target kinerja": {Role.TARGET: 0.2},
    "frekuensi": {Role.TARGET: 0.4},
    "pic": {Role.OWNER: 1.0},
    "person in charge": {Role.OWNER: 1.0},
    "penanggung jawab": {Role.OWNER: 1.0},
    "penanggungjawab": {Role.OWNER: 1.0},
    "pj": {Role.OWNER: 0.95},
    "pelaksana": {Role.OWNER: 0.9},
    "pelaksana kegiatan": {Role.OWNER: 0.9},
    "pengampu": {Role.OWNER: 0.8},
    "koordinator": {Role.OWNER: 0.8},
    "pokja": {Role.OWNER: 0.7, Role.SECTION: 0.55},
    "petugas": {Role.OWNER: 0.8},
    "unit kerja": {Role.OWNER: 0.6},
    "unit penanggung jawab": {Role.OWNER: 1.0},
    "bagian": {Role.OWNER: 0.5},
    "sub bagian": {Role.OWNER: 0.5},
    "divisi": {Role.OWNER: 0.5},
    "realisasi": {Role.REALISATION: 1.0},
    "realisasi waktu": {Role.REALISATION: 1.0},
    "tanggal realisasi": {Role.REALISATION: 1.0},
    "capaian": {Role.REALISATION: 1.0},
    "progres": {Role.REALISATION: 0.9},
    "progress": {Role.REALISATION: 0.9},
    "status": {Role.REALISATION: 0.8},
    "persentase": {Role.REALISATION: 0.6},
    "tindak lanjut": {Role.NOTE: 0.6, Role.ACTION: 0.4},
    "keterangan": {Role.NOTE: 1.0},
    "ket": {Role.NOTE: 1.0},
    "catatan": {Role.NOTE: 1.0},
    "kendala": {Role.NOTE: 0.8},
    "tempat": {Role.NOTE: 0.9},
    "lokasi": {Role.NOTE: 0.9},
    "peserta": {Role.NOTE: 0.8},
    "tujuan": {Role.NOTE: 0.7},
    "link": {Role.NOTE: 0.7},
    "tautan": {Role.NOTE: 0.7},
    "anggaran": {Role.IGNORE: 0.9},
    "biaya": {Role.IGNORE: 0.9},
    "volume": {Role.IGNORE: 0.9},
    "satuan": {Role.IGNORE: 0.9},
    "jumlah": {Role.IGNORE: 0.9},
    "bobot": {Role.IGNORE: 0.9},
    "nilai": {Role.IGNORE: 0.7},
    "sumber dana": {Role.IGNORE: 0.9},
}
"""Heading → roles it may mean, each with a weight from 0 to 1."""

ELSEWHERE: Final = frozenset(
    (
        *("nama", "nama lengkap", "nip", "nik", "jabatan", "jabatan dalam tim", "kedudukan", "kedudukan dalam tim"),
        *("golongan", "gol", "pangkat", "telepon", "hp", "email", "alamat", "tanda tangan", "paraf", "honor"),
        *("volume", "satuan", "harga", "harga satuan", "jumlah", "jumlah harga", "biaya", "anggaran", "uraian"),
    )
)
"""Headings of tables that are no plan: teams, budgets, attendance and signatures."""

TYPO: Final = 88
"""Likeness, of 100, from which a heading counts as a misspelt known one."""
_SHORT: Final = 4
"""Words up to this length are too short to tell a misspelling from another word."""
_LONG: Final = tuple(term for term in WORDS if len(term) > _SHORT)


@lru_cache(maxsize=4096)
def weights(heading: str) -> dict[Role, float]:
    """What a heading may mean. An exact word counts in full, a misspelling a little less, a known word inside less
    still.
    """
    plain = letters(heading)
    if not plain or len(plain) > LONGEST_HEADING:
        return {}
    if plain in WORDS:
        return dict(WORDS[plain])
    found: dict[Role, float] = {}
    words = plain.split()
    for term, roles in WORDS.items():
        factor = _likeness(plain, words, term)
        if factor:
            for role, weight in roles.items():
                found[role] = max(found.get(role, 0.0), weight * factor)
    return found


def _likeness(plain: str, words: list[str], term: str) -> float:
    if _is_typo(plain, term):
        return 0.95
    parts = term.split()
    if len(parts) >= len(words) or not _inside(parts, words):
        return 0.0
    share = len(parts) / len(words)
    opening = 0.15 if words[: len(parts)] == parts else 0.0
    return min(0.9, 0.45 + 0.4 * share + opening)


def _inside(parts: list[str], words: list[str]) -> bool:
    return any(words[start : start + len(parts)] == parts for start in range(len(words) - len(parts) + 1))


@lru_cache(maxsize=4096)
def is_known(heading: str) -> bool:
    """True for a heading that is in the vocabulary, as written or misspelt; not for one that only contains a known
    word.
    """
    plain = letters(heading)
    return plain in WORDS or process.extractOne(plain, _LONG, scorer=fuzz.ratio, score_cutoff=TYPO) is not None


def _is_typo(plain: str, term: str) -> bool:
    return len(term) > _SHORT and abs(len(term) - len(plain)) <= 3 and fuzz.ratio(plain, term) >= TYPO


def is_elsewhere(heading: str) -> bool:
    """True for a heading that speaks against a plan."""
    return letters(heading) in ELSEWHERE
