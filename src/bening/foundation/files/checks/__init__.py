"""Looking at a file by its content before anybody is given it. One check is one file with ``check(look) -> sentence``.

No Django and no database: the same code runs in the web process and in the lab's process with its limits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bening.foundation.files.checks import (
    active_pdf,
    allowed,
    archive,
    encrypted,
    executable,
    macros,
    mail,
    pixels,
    polyglot,
    size,
)
from bening.foundation.files.checks.kinds import HEIC, TIFF, WEBP, Kind, detect
from bening.foundation.files.checks.look import Look

CHECKS: tuple[Callable[[Look], str], ...] = (
    executable.check,
    allowed.check,
    size.check,
    encrypted.check,
    archive.check,
    polyglot.check,
    macros.check,
    active_pdf.check,
    pixels.check,
    mail.check,
)
"""In this order: the first sentence is the one that is told."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is ("" when unknown), and the sentence that refuses it ("" when it may come in)."""

    media_type: str
    refusal: str


def inspect(look: Look) -> Found:
    """Run every check until one refuses."""
    seen = replace(look, kind=detect(look))
    refusal = next(filter(None, (check(seen) for check in CHECKS)), "")
    return Found(seen.kind.media_type if seen.kind else "", refusal)


def needs_lab(kind: Kind | None) -> bool:
    """Whether looking into this kind runs parsers that a hostile file could break: PDF, archives, some pictures."""
    return kind is not None and (kind.family in {"pdf", "zip", "mail"} or kind in {HEIC, TIFF, WEBP})
