"""The way in: a file or pasted text becomes a draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from bening.kernel.decree.archive import check_archive
from bening.kernel.decree.assemble.columns import ColumnMap
from bening.kernel.decree.assemble.plan import Options, assemble
from bening.kernel.decree.blocks import Source
from bening.kernel.decree.detect import Media, detect, text_media
from bening.kernel.decree.draft import DecreeError, PlanDraft
from bening.kernel.decree.encoding import decode
from bening.kernel.decree.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, MIB
from bening.kernel.targets.schedule import WeekConvention

Progress = Callable[[float, str], None]

TOO_BIG: Final = "Berkas ini {size} MiB, lebih dari batas {limit} MiB. Perkecil berkasnya atau unggah lampirannya saja."
MISSING: Final = "Berkas {name} tidak ditemukan atau tidak dapat dibuka. Periksa nama dan tempatnya."
_ASSEMBLED_SHARE: Final = 0.9
_READ_SHARE: Final = 0.8
"""The part of the work that is reading the file, for the progress bar."""


def read(
    source: bytes | Path,
    *,
    media_type: str | None = None,
    filename: str = "",
    year: int | None = None,
    columns: ColumnMap | None = None,
    weeks: WeekConvention = WeekConvention.BLOCKS,
    progress: Progress | None = None,
) -> PlanDraft:
    """Read a decree's action plan from a file.

    Args:
        source: the file's bytes, or its path.
        media_type: what the sender claims; text formats are told apart by it where their content leaves it open.
        filename: kept in the document for people; never used to decide the format.
        year: the plan's year where the decree does not say it, or says it wrongly.
        columns: roles that a person gave to columns, by (``ColumnReading.signature``, column).
        weeks: how "minggu ke-N" is counted.
        progress: called with a share from 0 to 1 and a short Indonesian text.

    Returns:
        The draft with every cell accounted for, and what the checks found in it.

    Raises:
        DecreeError: when the file cannot be read as a decree; the message is for the person who sent it.
    """
    data = _bytes(source)
    name = filename or (source.name if isinstance(source, Path) else "")
    tell = progress or _silent
    tell(0.0, "Membuka berkas")
    blocks = _blocks(data, media_type or "", tell)
    return _finish(blocks, Options(name, year, columns, weeks), tell)


def read_pasted(
    text: str,
    *,
    year: int | None = None,
    columns: ColumnMap | None = None,
    weeks: WeekConvention = WeekConvention.BLOCKS,
) -> PlanDraft:
    """Read a plan from text that a person pasted: HTML from Word or Excel, tab-separated cells, or Markdown.

    Raises:
        DecreeError: when the text holds no plan.
    """
    from bening.kernel.decree.readers.pasted import read_pasted_text

    if len(text) > MAX_TEXT_BYTES:
        raise DecreeError(TOO_BIG.format(size=len(text) // MIB, limit=MAX_TEXT_BYTES // MIB))
    return _finish(read_pasted_text(text), Options("", year, columns, weeks), _silent)


def _finish(blocks: Source, options: Options, tell: Progress) -> PlanDraft:
    from bening.kernel.decree.xray import examine

    tell(_READ_SHARE, "Menyusun rencana aksi")
    draft = assemble(blocks, options)
    tell(_ASSEMBLED_SHARE, "Memeriksa rencana aksi")
    draft.findings.extend(examine(draft))
    tell(1.0, "Selesai")
    return draft


def _silent(_share: float, _words: str) -> None:
    """Nobody listens."""


def _bytes(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        size = len(source)
    else:
        try:
            size = source.stat().st_size
        except OSError as error:
            raise DecreeError(MISSING.format(name=source.name)) from error
    if size > MAX_FILE_BYTES:
        raise DecreeError(TOO_BIG.format(size=size // MIB, limit=MAX_FILE_BYTES // MIB))
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise DecreeError(MISSING.format(name=source.name)) from error


def _blocks(data: bytes, media_type: str, tell: Progress) -> Source:
    media = detect(data)
    if media is None or media is Media.HTML:
        return _text_blocks(data, media, media_type)
    if media in {Media.DOCX, Media.XLSX, Media.ODS}:
        check_archive(data)
    return _reader(media)(data, lambda share, words: tell(share * _READ_SHARE, words))


def _text_blocks(data: bytes, media: Media | None, media_type: str) -> Source:
    if len(data) > MAX_TEXT_BYTES:
        raise DecreeError(TOO_BIG.format(size=len(data) // MIB, limit=MAX_TEXT_BYTES // MIB))
    text = decode(data)
    kind = media or text_media(text)
    if kind is Media.HTML:
        from bening.kernel.decree.readers.html import read_html

        return read_html(text)
    if kind is Media.MARKDOWN and "csv" not in media_type:
        from bening.kernel.decree.readers.markdown import read_markdown

        return read_markdown(text)
    from bening.kernel.decree.readers.csv import read_csv

    return read_csv(text)


def _reader(media: Media) -> Callable[[bytes, Progress], Source]:
    """The reader of a binary format; its library is imported only now."""
    if media is Media.DOCX:
        from bening.kernel.decree.readers.docx import read_docx

        return read_docx
    if media is Media.ODS:
        from bening.kernel.decree.readers.ods import read_ods

        return read_ods
    if media in {Media.XLSX, Media.XLS}:
        from bening.kernel.decree.readers.excel import read_excel

        return read_excel
    if media is Media.PDF:
        from bening.kernel.decree.readers.pdf import read_pdf

        return read_pdf
    from bening.kernel.decree.readers.ocr import read_image

    return read_image
