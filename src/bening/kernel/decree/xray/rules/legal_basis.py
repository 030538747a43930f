"""The decree rests on a regulation that is repealed, cites one without its amendment, or leans on an ended period."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, Paragraph, PlanDraft, Severity
from bening.kernel.decree.xray.cells import day, listed, plan_year, quote
from bening.kernel.decree.xray.lexicon import Regulation, regulations
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="legal_basis",
    title="Dasar hukum usang atau belum lengkap",
    severity=Severity.MEDIUM,
    looks_for=(
        "Peraturan Menteri PANRB tentang Zona Integritas yang sudah dicabut atau dikutip tanpa perubahannya, serta "
        "road map, "
        "grand design, renstra, dan RPJMN yang masanya berakhir sebelum tahun rencana."
    ),
    source="Pasal 6 PermenPANRB 90/2021; Pasal I PermenPANRB 5/2024 (keduanya dibaca pada naskahnya)",
)
_CITED = re.compile(
    r"(?:peraturan\s+menteri\s+pendayagunaan\s+aparatur\s+negara\s+dan\s+(?:reformasi\s+)?birokrasi(?:\s+republik\s+indonesia)?"
    r"|permen\s*-?pan\s*-?(?:dan\s+)?-?rb)\s*(?:nomor|no\.?)?\s*:?\s*(\d+)\s*(?:tahun|/)\s*(\d{4})",
    re.IGNORECASE,
)
_REPEALED = re.compile(r"\b(?:dicabut|mencabut|tidak\s+berlaku|digantikan|menggantikan)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(road\s*map|grand\s+design|renstra|rencana\s+strategis|rpjmn)\b[^;.\n]{0,60}?\b(20\d\d)\s*(?:-|–|s/d)\s*(20\d\d)\b",
    re.IGNORECASE,
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per repealed regulation, missing amendment and ended period."""
    cited: dict[tuple[int, int], list[Paragraph]] = {}
    for paragraph in draft.document.paragraphs:
        if not _REPEALED.search(paragraph.text):
            for number, year in dict.fromkeys(_CITED.findall(paragraph.text)):
                cited.setdefault((int(number), int(year)), []).append(paragraph)
    findings = []
    for regulation in regulations():
        where = cited.get((regulation.number, regulation.year))
        if where and _in_time(draft, regulation):
            findings += _standing(regulation, where, cited)
    return findings + _ended(draft)


def _in_time(draft: PlanDraft, regulation: Regulation) -> bool:
    """Whether the repeal or amendment was there when the decree was signed."""
    decided = draft.document.decree_date
    return decided is None or decided >= regulation.since


def _standing(
    regulation: Regulation, where: list[Paragraph], cited: dict[tuple[int, int], list[Paragraph]]
) -> list[Finding]:
    places = [paragraph.place for paragraph in where]
    if regulation.repealed_by:
        return [
            RULE.finding(
                f"{regulation.citation} dikutip sebagai dasar di {listed(_line(paragraph) for paragraph in where)}, "
                "padahal sudah "
                f"dicabut sejak {day(regulation.since)} dan diganti {regulation.repealed_by} ({regulation.clause}). "
                "Pakai "
                "penggantinya pada keputusan berikutnya.",
                places=places,
            )
        ]
    number, year = map(int, regulation.amended_by.rsplit(" ", 1)[1].split("/"))
    if (number, year) in cited:
        return []
    return [
        RULE.finding(
            f"{regulation.citation} dikutip tanpa perubahannya, {regulation.amended_by} ({regulation.clause}). "
            "Tambahkan “sebagaimana "
            f"telah diubah dengan {regulation.amended_by}”.",
            places=places,
            severity=Severity.LOW,
        )
    ]


def _ended(draft: PlanDraft) -> list[Finding]:
    year = plan_year(draft)
    ended: dict[str, list[Paragraph]] = {}
    for paragraph in draft.document.paragraphs if year else ():
        for name, first, last in _PERIOD.findall(paragraph.text):
            if year and int(last) < year:
                ended.setdefault(f"{' '.join(name.title().split())} {first}–{last}", []).append(paragraph)
    return [
        RULE.finding(
            f"{name} sudah berakhir sebelum {year}, tetapi masih menjadi rujukan: {quote(where[0].text)}. Sebut juga "
            "dokumen "
            "penerusnya bila sudah ada.",
            places=dict.fromkeys(paragraph.place for paragraph in where),
            severity=Severity.LOW,
        )
        for name, where in ended.items()
    ]


def _line(paragraph: Paragraph) -> str:
    return f"baris {paragraph.place.line}" if paragraph.place.line else "batang tubuh"
