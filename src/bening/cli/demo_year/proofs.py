"""The invented documents of the example year, and how they are handed in and judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bening.foundation.accounts.permissions import Actor
from bening.foundation.documents.typst import render_pdf
from bening.foundation.files import services as files
from bening.foundation.files.models import StoredFile
from bening.foundation.kit.formats import long_date
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.rules.unsigned import needs_signature
from bening.rooms.evidence.services.handing_in import Content, Place, evidence_create, evidence_submit, version_add
from bening.rooms.evidence.services.review import evidence_accept, evidence_return
from bening.rooms.plans.models import EvidenceRequirement, Occurrence

TEMPLATE = Path(__file__).with_name("proof.typ")
TITLE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Handing:
    """Who hands in what was asked for which due date, when."""

    by: Actor
    occurrence: Occurrence
    number: int
    day: date
    at: datetime


def title_of(requirement: EvidenceRequirement, occurrence: Occurrence) -> str:
    """A believable title: the first words of what is asked, and the period where the item has several."""
    words = " ".join(requirement.text.replace(";", " ").split()[:TITLE_WORDS]).strip(" .,-")
    return f"{words} – {occurrence.period_words}" if occurrence.item.occurrences.count() > 1 else words


def pdf(handing: Handing, title: str, *, signed: bool) -> bytes:
    """A one-page document that says that it is an example."""
    unit = handing.by.unit
    data = {
        "office": f"Komisi Pemilihan Umum {unit.name.removeprefix('KPU ')}",
        "title": title,
        "number": f"{handing.number}/CONTOH/ZI/2025",
        "opening": f"Dokumen contoh untuk butir {handing.occurrence.item.code}: {handing.occurrence.item.indicator}",
        "lines": [
            f"Masa: {handing.occurrence.period_words}.",
            f"Disusun oleh {handing.by.user.name}.",
            "Seluruh isi dan nama dalam dokumen ini rekaan.",
        ],
        "closing": "Demikian dokumen ini dibuat untuk memperlihatkan cara kerja aplikasi.",
        "date": long_date(handing.day),
        "role": "Pejabat (contoh)",
        "signed": "ditandatangani dan dicap (contoh)" if signed else "",
        "name": "Nama Rekaan (contoh)",
    }
    return render_pdf(TEMPLATE, data, at=handing.at)


def received(handing: Handing, title: str, *, signed: bool, suffix: str = "") -> StoredFile:
    """The document in the store, as one that this program made."""
    name = f"{handing.occurrence.item.code} {title}{suffix}.pdf".replace("/", "-")
    content = pdf(handing, title, signed=signed)
    return files.store(
        unit=handing.by.unit,
        content=files.made_here(content, name=name, media_type="application/pdf"),
        name=name,
        media_type="application/pdf",
        by=handing.by.user,
        at=handing.at,
    )


def draft(handing: Handing, requirement: EvidenceRequirement, *, flawed: bool) -> Evidence:
    """One evidence, not handed in yet; a flawed one is unsigned and dated after its period."""
    title = title_of(requirement, handing.occurrence)
    signed = bool(needs_signature(requirement.text)) and not flawed
    day = handing.occurrence.due + timedelta(days=9) if flawed else handing.day
    content = Content(
        files=[received(handing, title, signed=signed)],
        evidence_date=day,
        is_signed=signed,
        places=[Place(handing.occurrence.item, requirement, handing.occurrence)],
    )
    return evidence_create(by=handing.by, at=handing.at, title=title, content=content)


def hand_in(handing: Handing, *, flawed: bool = False) -> list[Evidence]:
    """Everything that the item asks for at this due date, handed in; the due date follows."""
    made = [draft(handing, row, flawed=flawed) for row in handing.occurrence.item.requirements.all()]
    return [evidence_submit(by=handing.by, at=handing.at, evidence=row) for row in made]


def accept(rows: list[Evidence], *, by: Actor, at: datetime, note: str) -> None:
    for row in rows:
        row.refresh_from_db()
        evidence_accept(by=by, at=at, evidence=row, number=row.current.number, note=note)


def send_back(rows: list[Evidence], *, by: Actor, at: datetime, reasons: tuple[str, ...], fix_by: date) -> None:
    """The first goes back; the others wait."""
    note = "Tanggalnya di luar masa dan halaman tanda tangan belum ada."
    evidence_return(by=by, at=at, evidence=rows[0], number=1, reasons=reasons, note=note, fix_by=fix_by)


def mend(row: Evidence, handing: Handing) -> None:
    """A second version with the signature and the right date, handed in again."""
    row.refresh_from_db()
    file = received(handing, row.title, signed=True, suffix=" (diperbaiki)")
    content = Content(
        files=[file], evidence_date=handing.day, is_signed=True, change="Halaman tanda tangan dan tanggal diperbaiki."
    )
    changed = version_add(by=handing.by, at=handing.at, evidence=row, content=content, row_version=row.row_version)
    evidence_submit(by=handing.by, at=handing.at, evidence=changed)
