"""What a decree says of itself: number, date, issuer, signatory. What is not found stays empty, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from bening.kernel.decree.blocks import Text
from bening.kernel.decree.clean import MONTHS, one_line, tidy
from bening.kernel.decree.draft import Document, Paragraph

_NUMBER = re.compile(r"^NOMOR\s*:?\s*(?P<number>\S.{0,80}?)\s+TAHUN\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"^NOMOR\s*:?\s*(?P<number>\S{1,80})$", re.IGNORECASE)
_ISSUER = re.compile(r"^(?:SURAT )?KEPUTUSAN\s+(?P<issuer>.{5,200})$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:Ditetapkan|Dikeluarkan) di\s*:?\s*(?P<place>[^,\n]{2,60}?)(?:\s+pada tanggal|,|$)", re.IGNORECASE
)
_DATE = re.compile(
    rf"(?:pada tanggal|tanggal)\s*:?\s*(?P<raw>(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}}))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:TAHUN|TA\.?|T\.A\.)\s*(?:ANGGARAN\s*)?((?:19|20)\d\d)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b(20\d\d)\b")
_ROLE = re.compile(
    r"^(?:(?:PLT|PLH|A\.?N)\.?\s+)?(?:KETUA|SEKRETARIS|KEPALA|BUPATI|WALI ?KOTA|GUBERNUR|MENTERI|REKTOR|DIREKTUR"
    r"|CAMAT|INSPEKTUR)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^\(?(?:ttd|td|tanda tangan|cap)\b\.?\)?", re.IGNORECASE)
_COPY = re.compile(r"^SALINAN\s+sesuai", re.IGNORECASE)
_STOP = re.compile(
    r"^(?:DENGAN RAHMAT|MENIMBANG|Menimbang|- Menimbang|KETUA|KEPALA|SEKRETARIS|BUPATI|WALI ?KOTA|GUBERNUR|MENTERI"
    r"|REKTOR)\b"
)
_PERSON = re.compile(r"^[A-Z][\w.,' -]{1,60}$")
_SHORT_NAMES: Final = (
    ("Komisi Pemilihan Umum", "KPU"),
    ("Badan Pengawas Pemilihan Umum", "Bawaslu"),
    ("Badan Pusat Statistik", "BPS"),
)
_SMALL_WORDS: Final = frozenset({"dan", "di", "dari", "ke", "yang", "untuk", "pada"})
_NAME_WITHIN: Final = 6
_HEAD_LINES: Final = 60


def describe(texts: Sequence[Text], table_title: str, filename: str) -> Document:
    """Fill a document from its running text.

    Args:
        texts: the paragraphs outside the plan, in order.
        table_title: what stands directly above the first plan table.
        filename: the name the file came with.
    """
    lines = [line for text in texts for line in tidy(text.text).split("\n") if line]
    document = Document(source_file=filename, table_title=table_title)
    document.paragraphs = tuple(Paragraph(text.text, text.place) for text in texts)
    _number(document, lines)
    _place_and_date(document, lines)
    _signatory(document, lines)
    document.issuer = _issuer(lines)
    document.unit = short_name(document.issuer)
    document.subject = _subject(lines)
    _default_year(document)
    return document


def _number(document: Document, lines: Sequence[str]) -> None:
    for line in lines[:_HEAD_LINES]:
        found = _NUMBER.match(line)
        if found:
            document.number, document.year, document.number_raw = found["number"], int(found["year"]), found.group()
            return
    for line in lines[:_HEAD_LINES]:
        found = _NUMBER_ONLY.match(line)
        if found and any(sign.isdigit() for sign in line):
            year = _ANY_YEAR.search(line)
            document.number, document.number_raw = found["number"], found.group()
            document.year = int(year.group(1)) if year else None
            return


def _place_and_date(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        place, when = _PLACE.search(line), _DATE.search(line)
        if place and not document.place:
            document.place = place["place"].strip()
        if when and document.decree_date is None and (document.place or line.casefold().startswith("pada tanggal")):
            document.decree_date = _as_date(when)
            document.decree_date_raw = when["raw"] if document.decree_date else ""


def _as_date(found: re.Match[str]) -> date | None:
    month = [name.casefold() for name in MONTHS].index(found["month"].casefold()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _signatory(document: Document, lines: Sequence[str]) -> None:
    """The role stands under the date, the name under "ttd"; the copy is certified by the last name."""
    start = next((i for i, line in enumerate(lines) if _DATE.search(line) and "tanggal" in line.casefold()), None)
    if start is not None:
        role, name = _role_and_name(lines[start + 1 : start + 1 + _NAME_WITHIN])
        document.signatory_role, document.signatory = title_case(role), name
    copy = next((i for i, line in enumerate(lines) if _COPY.match(line)), None)
    if copy is not None:
        after = lines[copy + 1 : copy + 1 + _NAME_WITHIN]
        role, name = _role_and_name(list(_from_own_role(after)))
        document.certified_copy_by = f"{name} ({role.rstrip(',')})" if name and role else name


def _from_own_role(lines: Sequence[str]) -> Sequence[str]:
    """Skip the office's name: the role of who certifies ends with a comma ("Sekretaris,")."""
    for index, line in enumerate(lines):
        if _ROLE.match(line) and line.endswith(","):
            return lines[index:]
    return lines


def _role_and_name(lines: Sequence[str]) -> tuple[str, str]:
    role: list[str] = []
    for line in lines:
        if not role and not _ROLE.match(line):
            continue
        if _SIGNED.match(line):
            role = role or [""]
            continue
        if role and role[-1].endswith(","):
            return " ".join(role).rstrip(","), line if _PERSON.match(line) else ""
        role.append(line)
    return " ".join(role).rstrip(","), ""


def _issuer(lines: Sequence[str]) -> str:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        found = _ISSUER.match(line)
        if found:
            words = [found["issuer"]]
            for after in lines[index + 1 : index + 4]:
                if re.match(r"NOMOR|TENTANG", after, re.IGNORECASE):
                    return title_case(" ".join(words))
                words.append(after)
    return ""


def _subject(lines: Sequence[str]) -> str:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.upper() == "TENTANG":
            words: list[str] = []
            for after in lines[index + 1 : index + 12]:
                if _STOP.match(after):
                    break
                words.append(after)
            return " ".join(words)
    return ""


def _default_year(document: Document) -> None:
    """The plan's year: of the table's title, else of the decree's subject, else of its number."""
    of_table, of_decree = _YEAR.search(document.table_title), _YEAR.search(document.subject)
    if of_table and of_decree and of_table.group(1) == of_decree.group(1):
        document.default_year_from = "title of the table and of the decree"
    elif of_table:
        document.default_year_from = "title of the table"
    elif of_decree:
        document.default_year_from = "title of the decree"
    found = of_table or of_decree
    document.default_year = int(found.group(1)) if found else document.year
    if not found and document.year:
        document.default_year_from = "number of the decree"


def short_name(issuer: str) -> str:
    """The usual short name of a unit: KPU Kabupaten Kerinci."""
    for long, short in _SHORT_NAMES:
        if issuer.startswith(long):
            return short + issuer[len(long) :]
    return issuer


def title_case(text: str) -> str:
    """Capitals as in running text; abbreviations without vowels and short joining words are left small or as they
    are.
    """
    words = one_line(text).split()
    if not text.isupper():
        return " ".join(words)
    return " ".join(word.lower() if word.lower() in _SMALL_WORDS else word.capitalize() for word in words)


def kind_of(subject: str) -> str:
    """What kind of paper this is, from its subject: "Keputusan (SK) Rencana Aksi Pembangunan Zona Integritas"."""
    if not subject:
        return "Keputusan (SK)"
    short = re.split(r"\s+(?:MENUJU|DI LINGKUNGAN|PADA|TAHUN)\b", subject, maxsplit=1, flags=re.IGNORECASE)[0]
    return f"Keputusan (SK) {title_case(short)}"
