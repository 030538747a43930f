"""The pages an assessor opens from the unpacked folder, without a network: index.html and, of many files, area pages.

Everything a page needs stands in it (one style, a few lines of script), allowed by their hashes and by nothing else.
Without JavaScript only the search box is missing.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from bening.kernel.package import layout
from bening.kernel.package.contents import BagInfo
from bening.kernel.package.naming import safe_name

if TYPE_CHECKING:
    from jinja2 import Environment

ROWS_PER_PAGE: Final = 1000
# Up to here everything stands on one page, which can be searched and printed as a whole.
ROWS_ON_INDEX: Final = 300

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

Row = Mapping[str, Any]


@dataclass(slots=True)
class Run:
    """Rows of one area that follow one another and stand on one page; ``offset`` is where they begin in the spool."""

    area: str
    offset: int
    rows: int = 0
    files: int = 0
    size: int = 0

    def count(self, size: int | None) -> None:
        """One more row: a file of so many bytes, or None for an item without evidence."""
        self.rows += 1
        self.files += size is not None
        self.size += size or 0

    @property
    def missing(self) -> int:
        """Items without evidence."""
        return self.rows - self.files


@dataclass(frozen=True, slots=True)
class Document:
    """A document beside the evidence, as the index links to it."""

    title: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages are made from."""

    info: BagInfo
    runs: list[Run]
    documents: list[Document]
    audit: bool
    files: int
    size: int
    merkle_root: str

    @property
    def missing(self) -> int:
        """Items without evidence in the whole package."""
        return sum(run.missing for run in self.runs)


def build(site: Site, rows: Callable[[Run], Iterable[Row]]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Path and content of each page, in pieces. Each content must be read before the next page is asked for."""
    if sum(run.rows for run in site.runs) <= ROWS_ON_INDEX:
        every = (row for run in site.runs for row in rows(run))
        yield layout.INDEX, _render("package/index.html", site, groups=_grouped(every), root="")
        return
    paths = [_page_path(number, run.area) for number, run in enumerate(site.runs, start=1)]
    areas = list(zip(site.runs, paths, strict=True))
    yield layout.INDEX, _render("package/index.html", site, areas=areas, root="")
    for number, (run, path) in enumerate(areas):
        before = paths[number - 1] if number else None
        after = paths[number + 1] if number + 1 < len(paths) else None
        links = {"before": before, "after": after}
        yield path, _render("package/area.html", site, run=run, groups=_grouped(rows(run)), root="../", **links)


def _page_path(number: int, area: str) -> str:
    return f"{layout.PAGES}/{safe_name(f'{number:02d} {area}', 60, suffix='.html')}"


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[list[str], Iterator[Row]]]:
    """Rows that follow one another below the same headings, with these headings."""
    return itertools.groupby(rows, key=lambda row: row["folders"])


def _render(template: str, site: Site, **context: Any) -> Iterator[bytes]:
    stream = _environment().get_template(template).stream(site=site, **context)
    stream.enable_buffering(200)
    return (piece.encode() for piece in stream)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((_TEMPLATES / "package" / name).read_text("utf-8") for name in ("page.css", "page.js"))
    environment.globals.update(style=Markup(style), script=Markup(script), policy=_policy(style, script))  # noqa: S704
    environment.filters.update(tanggal=day, waktu=moment, ukuran=size_words, tautan=quote)
    return environment


def _policy(style: str, script: str) -> str:
    return f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; form-action 'none'"


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def day(value: date | str) -> str:
    """ "6 Januari 2025", from a date or from its ISO text."""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """ "6 Januari 2025 pukul 10.42 UTC+07.00", in the zone the value has."""
    zone = f"{value:%z}"
    return f"{day(value)} pukul {value:%H.%M} UTC{zone[:3]}.{zone[3:5]}"


def size_words(size: int) -> str:
    """ "1,2 GB": decimal units, as file managers and data plans count."""
    if size < 1000:
        return f"{size} byte"
    amount, unit = size / 1000, "KB"
    for larger in ("MB", "GB", "TB"):
        if round(amount, 1) < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.1f} {unit}".replace(".", ",")
