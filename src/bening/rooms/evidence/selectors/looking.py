"""Seeing a file without downloading it: which page, of how many, what it says of itself, or why nothing is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bening.foundation.files.models import FileFacts, StoredFile
from bening.foundation.files.previews import Blocks, is_drawn, is_text, page_count, preview_text
from bening.foundation.files.selectors import facts_of
from bening.foundation.files.services import FileRefusedError, check_available
from bening.foundation.kit.formats import long_date
from bening.foundation.units.models import Unit
from bening.rooms.evidence.models import VersionFile

A4 = (707, 1000)
"""Points of a page whose size nobody read yet, so that the text below does not jump."""
SIDE = 1000
NO_PREVIEW = "Jenis berkas ini tidak mempunyai pratinjau. Unduh untuk membukanya di perangkat Anda."
DETAILS = {
    "taken": "Foto diambil",
    "place": "Tempat foto (lintang, bujur)",
    "camera": "Kamera",
    "author": "Penulis",
    "changed_by": "Terakhir diubah oleh",
    "created": "Dokumen dibuat",
    "modified": "Dokumen diubah",
    "title": "Judul dalam dokumen",
    "producer": "Program pembuat",
}
_DAY = re.compile(r"(?:D:)?(\d{4})[-:]?(\d{2})[-:]?(\d{2})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of one file. ``pages`` is 0 for what is shown as text; ``refusal`` says why nothing is shown."""

    entry: VersionFile
    number: int
    pages: int
    width: int
    height: int
    is_counted: bool
    """False while nobody has counted the pages yet: a job does so soon after the file arrives."""
    refusal: str
    details: list[tuple[str, str]]
    """What the file says of itself, in words; filled only for whom it may be shown to."""

    @property
    def is_drawn(self) -> bool:
        return self.pages > 0 and not self.refusal

    @property
    def is_text(self) -> bool:
        return self.pages == 0 and not self.refusal

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def sheet_of(entry: VersionFile, number: int, *, with_details: bool) -> Sheet:
    """The page of a file that the number comes nearest to (one query)."""
    file = entry.file
    facts = facts_of([file]).get(file.sha256)
    pages = page_count(file, facts)
    width, height = _size(facts)
    return Sheet(
        entry=entry,
        number=max(1, min(number, pages)),
        pages=pages,
        width=width,
        height=height,
        is_counted=facts is not None,
        refusal=_refusal(file),
        details=details_of(facts) if with_details and facts else [],
    )


def _refusal(file: StoredFile) -> str:
    try:
        check_available(file)
    except FileRefusedError as refusal:
        return str(refusal)
    return "" if is_drawn(file) or is_text(file) else NO_PREVIEW


def _size(facts: FileFacts | None) -> tuple[int, int]:
    """Width and height as the preview has them, where the file is a picture."""
    if not facts or not facts.width or not facts.height:
        return A4
    scale = min(1, SIDE / max(facts.width, facts.height))
    return max(1, round(facts.width * scale)), max(1, round(facts.height * scale))


def text_of(file: StoredFile) -> tuple[Blocks | None, str]:
    """The words and tables of an office file, or why they are not shown."""
    try:
        return preview_text(file), ""
    except FileRefusedError as refusal:
        return None, str(refusal)


def details_of(facts: FileFacts) -> list[tuple[str, str]]:
    """The metadata of a file as (name, words), in the order of ``DETAILS``."""
    return [(words, _said(facts.details[name])) for name, words in DETAILS.items() if facts.details.get(name)]


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(part).replace(".", ",") for part in value)
    found = _DAY.match(str(value))
    if found is None:
        return str(value)
    try:
        return long_date(date(*map(int, found.groups())))
    except ValueError:
        return str(value)


def entry_by_pk(unit: Unit, year: int, evidence: int, pk: int) -> VersionFile | None:
    """A file of any version of one piece of evidence of the unit and year (one query)."""
    rows = VersionFile.objects.filter(version__evidence__unit=unit, version__evidence__year=year)
    rows = rows.filter(version__evidence=evidence, pk=pk)
    return rows.select_related("file__uploaded_by", "version__evidence").first()


def beside(entry: VersionFile) -> Sequence[VersionFile]:
    """All files of the same version, in their order (one query)."""
    return list(entry.version.files.select_related("file").order_by("position"))
