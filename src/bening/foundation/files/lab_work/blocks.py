"""The text preview: which reader serves which kind of file, cut to what a page can show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from bening.foundation.files.checks import kinds
from bening.foundation.files.lab_work import words
from bening.foundation.files.lab_work.words import Block

READERS: dict[str, Callable[[Path], Iterator[Block]]] = {
    kinds.DOCX.media_type: words.word,
    kinds.XLSX.media_type: words.sheets,
    kinds.XLS.media_type: words.sheets,
    kinds.ODS.media_type: words.sheets,
    kinds.PPTX.media_type: words.slides,
    kinds.ODT.media_type: words.open_text,
    kinds.ODP.media_type: words.open_text,
    kinds.CSV.media_type: words.comma_separated,
    kinds.EML.media_type: words.mail,
    kinds.ZIP.media_type: words.contents,
}


def of(path: Path, media_type: str) -> Iterator[Block]:
    """The blocks of a file; none for a kind without words."""
    reader = READERS.get(media_type)
    if reader is None and media_type.startswith("text/") and media_type != kinds.HTML.media_type:
        reader = words.lines
    return iter(()) if reader is None else reader(path)


def read(path: Path, *, media_type: str) -> bytes:
    """At most 400 blocks as JSON, with ``more`` where the file goes on."""
    found = list(islice(of(path, media_type), words.MOST_BLOCKS + 1))
    shown = [asdict(block) for block in found[: words.MOST_BLOCKS]]
    return json.dumps({"blocks": shown, "more": len(found) > len(shown)}).encode()
