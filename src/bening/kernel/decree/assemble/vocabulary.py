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

_MEANINGS: Final = """
number 1: no, nomor, nomer, no urut, nomor urut
number 0.5: kode
section 1: area, area perubahan, area pengungkit, area perubahan komponen pengungkit
section 0.8 component 0.75: komponen pengungkit
section 0.9: pengungkit
section 0.8: pilar
section 0.7 component 0.65 action 0.35: program
section 0.6 component 0.6: aspek
section 0.6 owner 0.35: bidang
component 0.65 section 0.5 action 0.6: program kerja
component 1 section 0.4: komponen
component 0.95: sub komponen, subkomponen
component 0.9: sub area
component 0.8: unsur
component 0.7 indicator 0.4: sub unsur
component 0.6 indicator 0.5: penilaian
indicator 0.55 component 0.5 section 0.45: sasaran, sasaran strategis
indicator 1: indikator, indikator keberhasilan, indikator kinerja, indikator capaian
indicator 0.95: indikator proses
indicator 0.9 evidence 0.5: indikator output
indicator 0.9: ukuran keberhasilan, kriteria keberhasilan
indicator 0.8 component 0.5: kriteria
indicator 0.8 component 0.7: kriteria lke
indicator 0.9 component 0.6: komponen indikator, komponen sub komponen indikator
indicator 0.7: pernyataan
indicator 0.85: pertanyaan
indicator 0.8: kondisi yang diharapkan
indicator 0.75 evidence 0.5: hasil yang diharapkan
action 1: langkah aksi, action plan
action 1 indicator 0.6: rencana aksi
action 0.95: rencana kerja, rencana kegiatan, aksi, langkah kerja, langkah langkah, langkah kegiatan
action 0.9: rencana tindak, aktivitas, langkah, uraian kegiatan, rincian kegiatan, tahapan kegiatan
action 0.75 component 0.6 indicator 0.45: kegiatan
action 0.85 component 0.5: nama kegiatan
action 0.85: bentuk kegiatan
action 0.7 component 0.6: program kegiatan
action 0.85 component 0.45: sub kegiatan
action 0.8 component 0.7: tahapan
action 0.6 component 0.7: tahap
action 0.8: upaya
action 0.6 component 0.4: strategi
action 0.55: tugas
action 0.55 indicator 0.45: uraian
evidence 1: bukti fisik, eviden, evidence, evidens, data dukung, data pendukung, bukti dukung, bukti pendukung
evidence 0.95: bukti, bukti kegiatan, dokumen pendukung, dokumen bukti
evidence 0.85: dokumen
evidence 0.8 indicator 0.3: output, keluaran
evidence 0.6 indicator 0.4 realisation 0.35: hasil
target 1: target waktu, waktu pelaksanaan, waktu penyelesaian, jadwal pelaksanaan, batas waktu, due date, tenggat,
    tenggat waktu, deadline, tanggal pelaksanaan, bulan pelaksanaan
target 0.95: waktu, jadwal, jadwal kegiatan, jangka waktu, target penyelesaian, timeline, time line, waktu tanggal,
    hari tanggal, selesai
target 0.8: periode, tanggal, bulan, bulan ke, triwulan, semester
target 0.9: akhir
target 0.7: minggu, minggu ke
target 0.3: tahun
target 0.6: target
target 0.2: target kinerja
target 0.4: frekuensi
owner 1: pic, person in charge, penanggung jawab, penanggungjawab, unit penanggung jawab
owner 0.95: pj
owner 0.9: pelaksana, pelaksana kegiatan
owner 0.8: pengampu, koordinator, petugas
owner 0.7 section 0.55: pokja
owner 0.6: unit kerja
owner 0.5: bagian, sub bagian, divisi
realisation 1: realisasi, realisasi waktu, tanggal realisasi, capaian
realisation 0.9: progres, progress
realisation 0.8: status
realisation 0.6: persentase
note 0.75: mulai
note 0.7: awal, tujuan, link, tautan
note 0.6 action 0.4: tindak lanjut
note 1: keterangan, ket, catatan
note 0.8: kendala, peserta
note 0.9: tempat, lokasi
ignore 0.9: anggaran, biaya, volume, satuan, jumlah, bobot, sumber dana
ignore 0.7: nilai
"""
"""Roles with their weights from 0 to 1, and the headings that may mean them; an indented line goes on."""


def _meanings() -> dict[str, dict[Role, float]]:
    words: dict[str, dict[Role, float]] = {}
    for line in _MEANINGS.strip().replace("\n    ", " ").splitlines():
        said, headings = line.split(": ")
        pairs = said.split()
        roles = {Role(role): float(weight) for role, weight in zip(pairs[::2], pairs[1::2], strict=True)}
        words.update(dict.fromkeys(headings.split(", "), roles))
    return words


WORDS: Final = _meanings()
"""Heading → roles it may mean, each with its weight."""

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
