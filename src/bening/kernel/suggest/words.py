"""File names and decree texts as comparable words."""

from __future__ import annotations

import re
import unicodedata

SHORT: dict[str, str] = {
    "absen": "daftar hadir",
    "absensi": "daftar hadir",
    "ap": "agen perubahan",
    "ba": "berita acara",
    "bmn": "barang milik negara",
    "dh": "daftar hadir",
    "dok": "foto",
    "dokumentasi": "foto",
    "dumas": "pengaduan masyarakat",
    "ikm": "survei kepuasan masyarakat",
    "iku": "indikator kinerja utama",
    "kak": "kerangka acuan kerja",
    "lakip": "laporan akuntabilitas kinerja",
    "lkjip": "laporan akuntabilitas kinerja",
    "lkj": "laporan akuntabilitas kinerja",
    "lap": "laporan",
    "medsos": "media sosial",
    "monev": "monitoring evaluasi",
    "nd": "nota dinas",
    "notula": "notulen",
    "notulensi": "notulen",
    "pi": "pakta integritas",
    "pic": "penanggung jawab",
    "pk": "perjanjian kinerja",
    "pokja": "tim kerja",
    "rakor": "rapat koordinasi",
    "renaksi": "rencana aksi",
    "renja": "rencana kerja",
    "rkt": "rencana kinerja tahunan",
    "rtp": "rencana tindak pengendalian",
    "sdm": "sumber daya manusia",
    "se": "surat edaran",
    "sk": "surat keputusan",
    "skm": "survei kepuasan masyarakat",
    "skp": "sasaran kinerja pegawai",
    "sop": "standar operasional prosedur",
    "sosper": "sosialisasi",
    "spt": "surat tugas",
    "ss": "tangkapan layar",
    "screenshot": "tangkapan layar",
    "screenshoot": "tangkapan layar",
    "skrinsut": "tangkapan layar",
    "st": "surat tugas",
    "sprin": "surat perintah",
    "tl": "tindak lanjut",
    "tusi": "tugas fungsi",
    "und": "undangan",
    "undgn": "undangan",
    "wbs": "whistleblowing",
    "zi": "zona integritas",
}
"""What officers shorten, by habit of Indonesian offices (recalled; a wrong one only lowers a guess)."""

NOISE = frozenset(
    [
        "dan",
        "yang",
        "di",
        "ke",
        "dari",
        "untuk",
        "pada",
        "dengan",
        "atau",
        "oleh",
        "dalam",
        "atas",
        "para",
        "serta",
        "tentang",
        "sebagai",
        "tahun",
        "tgl",
        "tanggal",
        "bulan",
        "no",
        "nomor",
        "final",
        "fix",
        "rev",
        "revisi",
        "scan",
        "img",
        "image",
        "photo",
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "jpg",
        "jpeg",
        "png",
        "copy",
        "salinan",
        "baru",
        "new",
        "wa",
        "whatsapp",
        "at",
        "am",
        "pm",
        "versi",
        "ver",
        "v",
        "lampiran",
        "bukti",
        "dokumen",
        "file",
        "berkas",
        "eviden",
        "evidence",
        "data",
        "dukung",
        "kpu",
        "kab",
        "kabupaten",
        "kota",
        "provinsi",
        "upload",
        "ttd",
        "tertandatangan",
        "cap",
        "an",
        "adanya",
        "telah",
        "sudah",
        "terdapat",
    ]
)
"""Words that say nothing of what a document proves."""
_TOKEN = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_ENDINGS = ("nya", "lah", "kan", "an", "i")
_STARTS = ("meng", "mem", "men", "meny", "peng", "pem", "pen", "ber", "ter", "per", "me", "pe", "di", "ke", "se")
_SHORTEST_STEM = 4


def plain(text: str) -> str:
    """Lower case without accents, camel case taken apart."""
    decomposed = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def without_suffix(name: str) -> str:
    """A file name without its ending."""
    return _SUFFIX.sub("", name)


def stem(word: str) -> str:
    """A rough stem: one ending, then one beginning, as long as four letters stay: "penetapan" meets "menetapkan"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    for start in sorted(_STARTS, key=len, reverse=True):
        if word.startswith(start) and len(word) - len(start) >= _SHORTEST_STEM:
            return word[len(start) :]
    return word


def words(text: str) -> list[str]:
    """The meaningful stems of a text, short forms written out, numbers left to ``places``."""
    found: list[str] = []
    for token in _TOKEN.findall(plain(text)):
        if token in NOISE or token.isdigit() or len(token) == 1:
            continue
        found += [stem(part) for part in SHORT.get(token, token).split() if part not in NOISE]
    return found
