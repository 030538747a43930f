"""Every link between the pages of help leads to a page of help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bening.front.help import SECTIONS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [path for section in SECTIONS for path in sorted((DOCS / section).glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+\.md)", page.read_text("utf-8")):
        assert (page.parent / target).resolve() in [other.resolve() for other in PAGES], target
