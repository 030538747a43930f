"""PDF by Typst: PDF/A-2a with PDF/UA-1 tags, from a template of the product and data that is never code.

The data travels as one JSON text in ``sys.inputs.data``; a template reads it with ``json(bytes(sys.inputs.data))`` and
so shows strings, whatever they hold. Only the fonts inside Typst are used: a document looks the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

STANDARDS = ("a-2a", "ua-1")


def render_pdf(template: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The document as PDF. ``at`` is its creation time, so that the same data gives the same bytes.

    ``template`` is a file of the product beside which Typst may read others, and nowhere else. Raises
    ``typst.TypstError`` where the template itself is wrong.
    """
    made = typst.compile(
        template,
        root=template.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages instead of one PDF")
    return made
