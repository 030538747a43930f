"""What a person pastes: HTML from Word or Excel, cells set apart by tabs, or Markdown."""

from __future__ import annotations

from typing import Final

from bening.kernel.decree.blocks import Source
from bening.kernel.decree.detect import Media, text_media
from bening.kernel.decree.draft import DecreeError

NOTHING: Final = (
    "Belum ada yang ditempelkan. Salin tabel rencana aksi dari Word, Excel atau PDF, lalu tempelkan di sini."
)


def read_pasted_text(text: str) -> Source:
    """Read pasted text in whichever of the three forms it has.

    Raises:
        DecreeError: when nothing, or no table, was pasted.
    """
    if not text.strip():
        raise DecreeError(NOTHING)
    media = text_media(text)
    if media is Media.HTML:
        from bening.kernel.decree.readers.html import read_html

        return read_html(text)
    if media is Media.MARKDOWN:
        from bening.kernel.decree.readers.markdown import read_markdown

        return read_markdown(text)
    from bening.kernel.decree.readers.csv import read_csv

    return read_csv(text)
