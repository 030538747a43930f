"""The documentation: its links lead somewhere, its decisions are numbered, its words are Indonesian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
HELP = [page for section in ("how-to", "explanation", "reference") for page in sorted((DOCS / section).glob("*.md"))]
DECISIONS = sorted((DOCS / "adr").glob("*.md"))
IMAGES = sorted((DOCS / "images").iterdir())
LINK = re.compile(r"\]\(([^)\s#]*)(?:#[^)]*)?\)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
FOREIGN = re.compile(
    r"\b(?:approv(?:e|al)|archive|attachment|button|cancel|checklist|click|dashboard|database|deadline|delete|download|edit"
    r"|e?-?mail|error|export|feedback|file|history|import|link|list|log(?:in|out)|offline|online|output|password|preview"
    r"|progress|queue|reject|review(?:er)?|save|scan|screenshot|search|settings?|share|signature|submit|task|timeline"
    r"|tray|update|upload|user|version)\b"
)
"""English words for which Indonesian has a plain word of its own."""
NAMES = re.compile(r"\*\*[^*]+\*\*|“[^”]*”|\"[^\"]*\"|\[[^\]]*\]\([^)]*\)")
"""What is quoted from a page, a decree or a title."""
MOST_BYTES = 150 * 1024


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def targets(page: Path) -> list[str]:
    """The addresses of a page's links and pictures that are no address on the network."""
    text = CODE.sub("", page.read_text("utf-8"))
    return [target for target in LINK.findall(text) if target and not re.match(r"[a-z]+:", target)]


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    assert [target for target in targets(page) if not (page.parent / target).exists()] == []


def test_every_page_of_help_begins_with_its_title() -> None:
    assert [relative(page) for page in HELP if not page.read_text("utf-8").startswith("# ")] == []


def test_decisions_are_numbered_without_gaps_and_say_their_number() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert [
        page.name for page in DECISIONS if not page.read_text("utf-8").startswith(f"# {int(page.name[:4])}. ")
    ] == []


def test_every_decision_names_its_cost() -> None:
    silent = [page.name for page in DECISIONS if not re.search(r"\bcosts?\b", page.read_text("utf-8"), re.IGNORECASE)]
    assert silent == []


@pytest.mark.parametrize("image", IMAGES, ids=relative)
def test_pictures_are_small_and_shown(image: Path) -> None:
    assert image.stat().st_size <= MOST_BYTES
    assert [page for page in PAGES if image.name in page.read_text("utf-8")]


@pytest.mark.parametrize("page", HELP, ids=relative)
def test_help_speaks_indonesian(page: Path) -> None:
    text = NAMES.sub("", CODE.sub("", page.read_text("utf-8"))).casefold()
    assert sorted(set(FOREIGN.findall(text))) == []
