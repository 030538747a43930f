"""Reading a source with what this unit knows of its columns. No database: bytes in, a draft out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256

from bening.foundation.documents.guard import unguarded
from bening.kernel.decree import DecreeError, PlanDraft, draft_from_json
from bening.kernel.decree.detect import Media, detect
from bening.kernel.decree.draft import Item, Role

PASTED = "text/x-tempelan"
"""The media type under which pasted text is kept."""
SMALL = 2 * 1024 * 1024
"""Up to here a file is read while the person waits."""
Columns = Mapping[str, Mapping[str, str]]
"""Roles that a person gave to columns: layout signature → column from 1 as text → role."""


def read_source(
    content: bytes,
    *,
    media_type: str,
    filename: str,
    year: int,
    columns: Columns,
    progress: Callable[[float, str], None] | None = None,
) -> PlanDraft:
    """The draft of a source. Raises DecreeError with a sentence when it is no decree."""
    from bening.kernel.decree import read, read_pasted  # the readers load when somebody reads

    roles = {
        (signature, int(column)): Role(role) for signature, given in columns.items() for column, role in given.items()
    }
    if media_type == PASTED:
        draft = read_pasted(content.decode("utf-8"), year=year, columns=roles)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        draft = _exported_json(content)
    else:
        draft = read(content, media_type=media_type, filename=filename, year=year, columns=roles, progress=progress)
    if not draft.items():
        raise DecreeError(
            "Tidak ada tabel rencana aksi yang terbaca. Pastikan tabelnya mempunyai judul kolom seperti “Indikator”, "
            "“Langkah Aksi”, dan “Target Waktu”, lalu coba lagi."
        )
    for item in draft.items():
        _take_guards_away(item)
    return draft


def _take_guards_away(item: Item) -> None:
    """Texts as they were before our CSV export guarded them against being run as formulas."""
    item.indicator, item.action_raw = unguarded(item.indicator), unguarded(item.action_raw)
    item.evidence_raw, item.target_raw = unguarded(item.evidence_raw), unguarded(item.target_raw)
    item.action_steps = tuple(replace(step, text=unguarded(step.text)) for step in item.action_steps)
    item.evidence = tuple(replace(step, text=unguarded(step.text)) for step in item.evidence)


def _exported_json(content: bytes) -> PlanDraft:
    try:
        return draft_from_json(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DecreeError(
            "Berkas JSON ini bukan ekspor rencana dari Bening, atau isinya rusak. Unggah keputusannya sebagai DOCX, "
            "PDF, atau XLSX."
        ) from error


def needs_job(content: bytes, media_type: str) -> bool:
    """Whether reading takes so long that the person should not wait at an empty page: large files and scans."""
    if len(content) > SMALL:
        return True
    if media_type == PASTED or content.lstrip().startswith(b"{"):
        return False
    media = detect(content)
    return media is Media.IMAGE or (media is Media.PDF and _is_scan(content))


def _is_scan(content: bytes) -> bool:
    """A PDF without letters on its first pages. A broken one is none: the reader has the sentence for it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        return not any(document[page].get_textpage().count_chars() for page in range(min(3, len(document))))
    except pypdfium2.PdfiumError:
        return False


def signature_key(signature: str) -> str:
    """The fixed-length name of a layout signature."""
    return sha256(signature.encode()).hexdigest()
