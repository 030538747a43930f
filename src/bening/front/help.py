"""The documentation inside the application: Markdown files, rendered without their HTML, and found by words.

The files lie in ``docs/`` of the repository, and in ``bening/docs`` of an installed wheel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

import bening

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

SECTIONS = {
    "tutorial": "Mulai dari sini",
    "how-to": "Cara mengerjakan",
    "explanation": "Mengapa begitu",
    "reference": "Acuan",
}
EXCERPT = 160
NO_SENTENCE = re.compile(r"#|\d+\. |[-*|>] ?|```")
"""How a part of a page begins that is a heading, a list, a table, a quotation or code."""
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of help: its folder, its address word, its title and its Markdown without the title."""

    section: str
    slug: str
    title: str
    text: str

    @property
    def url(self) -> str:
        return reverse("help:page", kwargs={"section": self.section, "slug": self.slug})

    @property
    def lead(self) -> str:
        """The first sentence of the page, for lists."""
        parts = (part for part in self.text.split("\n\n") if part.strip() and not NO_SENTENCE.match(part))
        first = plain(next(parts, ""))
        return first.split(". ")[0].rstrip(".:") + "." if first else ""


def folder() -> Path:
    """Where the documentation lies: inside the installed package, or in the repository beside ``src``."""
    package = Path(bening.__file__).parent
    packaged = package / "docs"
    return packaged if packaged.is_dir() else package.parents[1] / "docs"


def pages(root: Path) -> list[Page]:
    """All pages of help, by section and title."""
    found = [_read(path, section) for section in SECTIONS for path in sorted((root / section).glob("*.md"))]
    order = list(SECTIONS)
    return sorted(found, key=lambda page: (order.index(page.section), page.title.casefold()))


def page(root: Path, section: str, slug: str) -> Page | None:
    """One page, or None."""
    path = root / section / f"{slug}.md"
    if section not in SECTIONS or not SLUG.fullmatch(slug) or not path.is_file():
        return None
    return _read(path, section)


def _read(path: Path, section: str) -> Page:
    text = path.read_text("utf-8").strip()
    head, _, body = text.partition("\n")
    if head.startswith("# "):
        return Page(section, path.stem, head[2:].strip(), body.strip())
    return Page(section, path.stem, path.stem.replace("-", " ").capitalize(), text)


def plain(markdown: str) -> str:
    """The words of Markdown without its marks, in one line."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    without_marks = re.sub(r"^\s*(?:[#>|-]+|\d+\.)\s", " ", without_links, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*`]+", "", without_marks).replace("|", " ").split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds all words of a search, with the words around the first of them."""

    page: Page
    excerpt: str


def search(found: list[Page], query: str) -> list[Hit]:
    """Pages that hold every word, those with the words in the title first."""
    words = [word.casefold() for word in query.split()]
    if not words:
        return []
    hits = []
    for one in found:
        text = plain(one.text)
        whole = f"{one.title} {text}".casefold()
        if all(word in whole for word in words):
            hits.append(Hit(one, _around(text, words)))
    return sorted(hits, key=lambda hit: not all(word in hit.page.title.casefold() for word in words))


def _around(text: str, words: list[str]) -> str:
    lowered = text.casefold()
    places = [place for word in words if (place := lowered.find(word)) >= 0]
    start = max(0, min(places, default=0) - EXCERPT // 2)
    piece = text[start : start + EXCERPT].strip()
    return f"{'…' if start else ''}{piece}{'…' if start + EXCERPT < len(text) else ''}"


def rendered(one: Page) -> SafeString:
    """The page as HTML: raw HTML of the file is shown as text, links to other pages lead to their address here."""
    from markdown_it import MarkdownIt  # wanted by the pages of help alone

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("link_open", _link_open)
    for cell in ("th_open", "td_open"):
        markdown.add_render_rule(cell, _cell_open)
    return mark_safe(markdown.render(one.text, {"section": one.section}))  # noqa: S308 - the renderer escapes


def _cell_open(renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    """A column that stands right holds numbers; the kit has a class for them, for inline styles are forbidden."""
    if tokens[index].attrs.pop("style", "") == "text-align:right":
        tokens[index].attrSet("class", "num")
    return renderer.renderToken(tokens, index, options, env)


def _link_open(renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[index]
    token.attrSet("href", address_of(str(token.attrGet("href") or ""), env["section"]))
    return renderer.renderToken(tokens, index, options, env)


def address_of(href: str, section: str) -> str:
    """Where a link of a page leads: ``../explanation/nilai.md#ambang`` becomes an address of the help."""
    parts = urlsplit(href)
    path = Path(parts.path)
    if parts.scheme or parts.netloc or path.suffix != ".md":
        return href
    target = path.parent.name if path.parent.name in SECTIONS else section
    url = reverse("help:page", kwargs={"section": target, "slug": path.stem})
    return f"{url}#{parts.fragment}" if parts.fragment else url
