"""The same decree in every format is the same draft: ids, texts (blanks aside), dates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kernel.decree import gold as golden
from tests.kernel.decree.builders import (
    Blocks,
    big_decree,
    kerinci_blocks,
    to_csv,
    to_docx,
    to_html,
    to_markdown,
    to_pasted,
    to_xls,
    to_xlsx,
)
from tests.kernel.decree.gold import decree_text, differences
from tests.kernel.decree.office import convert

from bening.kernel.decree import read, read_pasted

WRITERS: dict[str, Callable[[Blocks], bytes]] = {
    "markdown": to_markdown,
    "html": to_html,
    "docx": to_docx,
    "xlsx": to_xlsx,
    "xls": to_xls,
    "csv": to_csv,
}
CONVERSIONS = {
    "docx from html": ("html", "docx:MS Word 2007 XML"),
    "docx": ("docx", "docx:MS Word 2007 XML"),
    "xlsx": ("xlsx", "xlsx:Calc MS Excel 2007 XML"),
    "xls": ("xlsx", "xls:MS Excel 97"),
    "ods": ("xlsx", "ods"),
    "html": ("docx", "html:HTML (StarWriter)"),
    "csv": ("xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1"),
    "pdf": ("docx", "pdf"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_written_by_python(name: str) -> None:
    draft = read(WRITERS[name](kerinci_blocks()))
    assert differences(draft) == []
    assert (draft.cells_total, draft.cells_in_plan, draft.cells_explained) == (341, 336, 5)


def test_other_delimiters_and_encodings() -> None:
    for delimiter in ",\t":
        assert differences(read(to_csv(kerinci_blocks(), delimiter))) == []
    text = to_csv(kerinci_blocks()).decode()
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        assert differences(read(text.encode(encoding, "replace"))) == []


def test_pasted() -> None:
    assert differences(read_pasted(to_pasted(kerinci_blocks()))) == []
    assert differences(read_pasted(to_html(kerinci_blocks()).decode())) == []
    assert differences(read_pasted(decree_text())) == []


def test_a_path_gives_its_name(tmp_path: Path) -> None:
    path = tmp_path / "keputusan 2025.md"
    path.write_text(decree_text(), encoding="utf-8")
    assert read(path).document.source_file == "keputusan 2025.md"


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("libreoffice")
    sources = {suffix: WRITERS[suffix](kerinci_blocks()) for suffix in ("html", "docx", "xlsx")}
    return {
        name: convert(sources[suffix], suffix, target, folder / name.replace(" ", "-"))
        for name, (suffix, target) in CONVERSIONS.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CONVERSIONS if name != "pdf"])
def test_written_by_libreoffice(converted: dict[str, bytes], name: str) -> None:
    draft = read(converted[name])
    assert differences(draft) == []
    assert (draft.cells_total, draft.cells_in_plan, draft.cells_explained) == (341, 336, 5)


@pytest.mark.slow
def test_pdf_by_libreoffice(converted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows cut by page breaks are made whole. In columns this narrow words are cut too, so blanks do not count at
    all.
    """
    flat = golden.flat

    def without_blanks(value: object) -> object:
        if isinstance(value, str):
            return "".join(value.split())
        if isinstance(value, list | tuple):
            return [without_blanks(part) for part in value]
        return {k: without_blanks(v) for k, v in value.items()} if isinstance(value, dict) else flat(value)

    monkeypatch.setattr(golden, "flat", without_blanks)
    draft = read(converted["pdf"])
    assert differences(draft) == []
    assert (draft.cells_total, draft.cells_in_plan, draft.cells_explained) == (341, 336, 5)
    assert draft.items()[0].source.page is not None


def test_progress_is_told_in_order() -> None:
    told: list[tuple[float, str]] = []
    read(to_docx(big_decree(300)), progress=lambda share, words: told.append((share, words)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) > 3
    assert told[1][1].startswith("Membaca bagian 1 dari")
