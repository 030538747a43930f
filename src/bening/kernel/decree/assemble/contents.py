"""What the cells of a column look like: enumerators, times, people, deeds, papers, states or counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bening.kernel.decree.assemble.areas import area_of_title
from bening.kernel.decree.assemble.enumerators import label_of
from bening.kernel.decree.draft import Role

SAMPLE: Final = 60

_MONTH = (
    r"(?:jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag(?:ustus|ust|t|s|u)"
    r"|sept?(?:ember)?|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)"
)
TIME: Final = re.compile(
    rf"\b{_MONTH}\b"
    r"|\b(?:tri\s?wulan|tw|semester|minggu|bulan(?:an)?|tahunan|setiap|tiap|sepanjang tahun|berkala|kuartal)\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\bb(?:03|06|09|12)\b",
    re.IGNORECASE,
)
COUNT: Final = re.compile(
    r"\d[\d.,]*\s*(?:%|persen)?"
    r"|\d+\s*(?:\([a-z ]+\)\s*)?(?:dok(?:umen)?|lap(?:oran)?|kegiatan|kali|orang|paket|sk|buah|unit|berkas|laporan|set"
    r"|lembar|eksemplar|layanan|inovasi|poin|skor|nilai)\b.*",
    re.IGNORECASE,
)
PERSON: Final = re.compile(
    r"\b(?:ketua|sekretaris|kepala|kasub\w*|kabag|kasubbag|koordinator|pokja|tim|divisi|sub\s?bag\w*|bagian|anggota"
    r"|admin|operator|pimpinan|kpu|inspektorat|humas|komisioner|pejabat|ppk|bendahara|staf|seluruh pegawai)\b",
    re.IGNORECASE,
)
DEED: Final = re.compile(
    r"(?:\d+[.)]\s*)?(?:me[mnl]?\w{3,}|ber\w{4,}|pe[mnl]?\w{3,}an|rapat|sosialisasi|evaluasi|rekonsiliasi|reviu"
    r"|koordinasi|internalisasi|implementasi|monitoring|identifikasi|absensi)\b",
    re.IGNORECASE,
)
PAPER: Final = re.compile(
    r"\b(?:sk|surat|dokumen\w*|laporan|undangan|daftar hadir|notulen\w*|notulensi|foto|screen\w*|spanduk|banner|sop"
    r"|rekap\w*|berita acara|formulir|sertifikat|piagam|lembar|matriks?|bukti|link|kartu|maklumat|aplikasi|website"
    r"|data|usulan|hasil|renstra|rkt|lakip|pakta|pedoman|brosur|poster|absen\w*|kuesioner)\b",
    re.IGNORECASE,
)
STATE: Final = re.compile(
    r"\b(?:telah|sudah|terdapat|tersedia\w*|adanya|ter[a-z]{3,}nya|meningkatnya|menurunnya|dilakukan|jumlah"
    r"|persentase|ada)\b",
    re.IGNORECASE,
)


def _share(values: Sequence[str], pattern: re.Pattern[str], *, whole: bool = False, start: bool = False) -> float:
    test = pattern.fullmatch if whole else pattern.match if start else pattern.search
    return sum(1 for value in values if test(value.strip())) / len(values)


def looks(values: Sequence[str], filled: float) -> dict[Role, float]:
    """How much a column's texts look like each role, 0 to 1. ``filled`` is the share of body rows with a text of
    their own.
    """
    texts = [value for value in values if value][:SAMPLE]
    if not texts:
        return {}
    short = sum(1 for text in texts if len(text) <= 60) / len(texts)
    distinct = len(set(texts)) / len(texts)
    count = _share(texts, COUNT, whole=True)
    time = _share(texts, TIME) * short * (1 - count)
    people = _share(texts, PERSON) * short * (1 - time)
    wordy = 1 - max(time, count)
    return {
        Role.NUMBER: sum(1 for text in texts if len(text) <= 6 and label_of(text)) / len(texts),
        Role.TARGET: time,
        Role.OWNER: people * (0.6 + 0.4 * (1 - distinct)) * (1 - _share(texts, PAPER)),
        Role.ACTION: _share(texts, DEED, start=True) * wordy,
        Role.EVIDENCE: _share(texts, PAPER) * wordy * 0.9,
        Role.INDICATOR: _share(texts, STATE) * wordy,
        Role.SECTION: sum(1 for text in texts if area_of_title(text)) / len(texts),
        Role.COMPONENT: (1 - filled) * 0.6 * wordy + (1 - distinct) * 0.4 * wordy,
        Role.IGNORE: count,
    }
