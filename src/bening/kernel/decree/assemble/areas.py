"""The six change areas of the LKE and the words by which a section shows which one it is.

Names: PermenPANRB 90/2021, Lampiran II. The words of the contents are the components and indicators of the same annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from bening.kernel.decree.clean import letters

NAMES: Final = {
    "MP": "Manajemen Perubahan",
    "PT": "Penataan Tatalaksana",
    "SDM": "Penataan Sistem Manajemen SDM Aparatur",
    "AK": "Penguatan Akuntabilitas",
    "PW": "Penguatan Pengawasan",
    "PP": "Peningkatan Kualitas Pelayanan Publik",
}

_TITLES: Final = {
    "MP": ("manajemen perubahan",),
    "PT": ("penataan tatalaksana", "penataan tata laksana", "tatalaksana", "tata laksana"),
    "SDM": (
        "penataan sistem manajemen sdm",
        "penataan sistem manajemen sdm aparatur",
        "penataan sistem manajemen sumber daya manusia",
        "penataan sistem manajemen sumber daya manusia aparatur",
        "penataan manajemen sdm",
        "manajemen sdm",
        "manajemen sumber daya manusia",
        "sistem manajemen sdm",
    ),
    "AK": ("penguatan akuntabilitas", "penguatan akuntabilitas kinerja", "akuntabilitas kinerja", "akuntabilitas"),
    "PW": ("penguatan pengawasan", "pengawasan"),
    "PP": (
        "peningkatan kualitas pelayanan publik",
        "penguatan kualitas pelayanan publik",
        "kualitas pelayanan publik",
        "pelayanan publik",
    ),
}
_CONTENTS: Final = {
    "MP": r"tim kerja|agen perubahan|pola pikir|budaya kerja|rencana aksi pembangunan|role model"
    r"|pembangunan (?:zi|wbk|zona)",
    "PT": r"\bsop\b|prosedur operasional|e office|keterbukaan informasi|teknologi informasi|proses bisnis|peta proses"
    r"|spbe",
    "SDM": r"mutasi|rotasi|kebutuhan pegawai|diklat|kompetensi|kinerja individu|kode etik|disiplin|kepegawaian"
    r"|\bskp\b|pegawai",
    "AK": r"renstra|\brkt\b|\biku\b|lakip|\blkjip\b|perjanjian kinerja|penetapan kinerja|perencanaan|akuntabilitas"
    r"|laporan kinerja",
    "PW": r"gratifikasi|\bspip\b|whistle ?blowing|\bwbs\b|benturan kepentingan|pengaduan|pengendalian|resiko|risiko",
    "PP": r"standar pelayanan|maklumat|pelayanan prima|survei|survey|kepuasan|inovasi|budaya pelayanan",
}
_WORDS: Final = {key: re.compile(pattern) for key, pattern in _CONTENTS.items()}
_LEAD = re.compile(
    r"^(?:[ivx]{1,4}|[a-z]|\d{1,2})\s+(?=[a-z]{3})"
    r"|^(?:area(?: perubahan)?|pokja|program|bagian|pilar|bidang|komponen)\s+(?:[ivx]{1,4}\s+|\d\s+)?"
)
LIKE: Final = 88


@lru_cache(maxsize=2048)
def area_of_title(title: str) -> str | None:
    """The area a title names, spelling mistakes allowed; None for a title that is none of the six."""
    plain = letters(title)
    if not plain or len(plain) > 110:
        return None
    for _ in range(2):
        plain = _LEAD.sub("", plain, count=1)
    from rapidfuzz import fuzz  # loaded by the first title that must be guessed

    best = max(((fuzz.ratio(plain, name), key) for key, names in _TITLES.items() for name in names))
    return best[1] if best[0] >= LIKE else None


def area_inside(title: str) -> str | None:
    """The only area whose full name stands inside a longer title."""
    plain = letters(title)
    found = {key for key, names in _TITLES.items() for name in names if " " in name and name in plain}
    return found.pop() if len(found) == 1 else None


def area_of_contents(texts: Iterable[str]) -> str | None:
    """The area most texts speak of, when it is clearly ahead of the next (twice as many texts)."""
    counts = dict.fromkeys(_WORDS, 0)
    for text in texts:
        plain = letters(text)
        for key, pattern in _WORDS.items():
            counts[key] += bool(pattern.search(plain))
    (first, most), (_, second) = sorted(counts.items(), key=lambda pair: -pair[1])[:2]
    return first if most >= 2 and most >= 2 * second else None
