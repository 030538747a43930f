"""Names a person reads and every computer keeps."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.kernel.package.naming import (
    FILE_LIMIT,
    FOLDER_LIMIT,
    PATH_LIMIT,
    Names,
    alike,
    safe_name,
    split_suffix,
    suggested_name,
)

anything = st.text(st.characters(), max_size=200)
REFUSED = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f]')


def is_good(name: str, limit: int) -> bool:
    """What Windows, Linux and BagIt ask of one name, said in another way than the code does."""
    return (
        0 < len(name.encode()) <= limit
        and not REFUSED.search(name)
        and name == name.strip()
        and name[-1] != "."
        and name not in (".", "..")
        and not PureWindowsPath(name).is_reserved()
        and unicodedata.is_normalized("NFC", name)
        and all(unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in name)
    )


@settings(deadline=None)
@given(anything, st.integers(20, FILE_LIMIT), st.sampled_from(["", ".pdf", " (12).docx"]))
def test_whatever_is_typed_becomes_a_good_name(text: str, limit: int, suffix: str) -> None:
    name = safe_name(text, limit, suffix=suffix)
    assert is_good(name, limit)
    assert name.endswith(suffix)


@settings(deadline=None)
@given(anything)
def test_a_good_name_stays_as_it_is(text: str) -> None:
    name = safe_name(text)
    assert safe_name(name) == name


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(anything, max_size=4), anything), max_size=12))
def test_no_two_paths_are_alike_and_all_are_short(wanted: list[tuple[list[str], str]]) -> None:
    names = Names()
    paths = [names.place(folders, name) for folders, name in wanted]
    assert len({alike(path) for path in paths}) == len(paths)
    for (folders, _), path in zip(wanted, paths, strict=True):
        assert len(path.encode()) <= PATH_LIMIT
        assert path.startswith("data/")
        *parents, file = PurePosixPath(path).parts[1:]
        assert len(parents) == len(folders)
        assert is_good(file, FILE_LIMIT)
        assert all(is_good(parent, FOLDER_LIMIT) for parent in parents)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rapat: 10/01/2025", "Rapat - 10-01-2025"),
        ('SOP "Layanan" 100%', "SOP 'Layanan' 100 persen"),
        ("  Apa? <baru> * | \\ ", "Apa (baru) - -"),
        ("CON", "_CON"),
        ("con.tata kelola", "_con.tata kelola"),
        ("Konsep", "Konsep"),
        ("...", "tanpa nama"),
        ("", "tanpa nama"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("Bab\n1\u2028Tim", "Bab 1 Tim"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_names_read_like_what_was_written(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_long_names_end_at_a_word() -> None:
    assert safe_name("Penyusunan tim kerja pembangunan zona integritas", 36) == "Penyusunan tim kerja pembangunan"
    assert safe_name("x" * 50, 10) == "x" * 10
    assert safe_name("é" * 50, 11) == "é" * 5


def test_a_reserved_name_that_fills_its_room_is_still_changed() -> None:
    assert safe_name("AUX." + "x" * 30, 20) == "_AUX." + "x" * 15


def test_the_same_headings_share_a_folder_and_the_same_file_gets_a_number() -> None:
    names = Names()
    assert names.place(["I Area", "1 Tim"], "SK.pdf") == "data/I Area/1 Tim/SK.pdf"
    assert names.place(["I Area", "1 Tim"], "sk.PDF") == "data/I Area/1 Tim/sk (2).PDF"
    assert names.place(["I Area", "1 Tim"], "SK.pdf") == "data/I Area/1 Tim/SK (3).pdf"
    assert names.place(["I Area", "1 TIM"], "SK.pdf") == "data/I Area/1 TIM (2)/SK.pdf"
    assert names.place([], "1 Tim") == "data/1 Tim"
    assert names.place([], "I Area") == "data/I Area (2)"


def test_a_number_that_is_already_taken_is_passed_over() -> None:
    names = Names()
    assert names.place([], "SK (2).pdf") == "data/SK (2).pdf"
    assert names.place([], "SK.pdf") == "data/SK.pdf"
    assert names.place([], "SK.pdf") == "data/SK (3).pdf"


def test_more_than_four_headings_are_refused() -> None:
    with pytest.raises(ValueError, match="5 headings"):
        Names().place(["1", "2", "3", "4", "5"], "SK.pdf")


def test_extensions_are_short() -> None:
    assert split_suffix("SK.Tim.pdf") == ("SK.Tim", ".pdf")
    assert split_suffix("Pasal 1. Tim kerja") == ("Pasal 1. Tim kerja", "")


@pytest.mark.parametrize(
    ("code", "title", "on", "original", "name"),
    [
        ("I.1.1", "SK Tim Kerja", date(2025, 1, 6), "scan0001.PDF", "I.1.1 SK Tim Kerja 2025-01-06.pdf"),
        ("", "Notulen: rapat", None, "foto.jpeg", "Notulen - rapat.jpeg"),
        ("II.2", "  ", None, "Laporan akhir.docx", "II.2 Laporan akhir.docx"),
        ("I.1.1", "SK", date(2025, 1, 6), "tanpa ekstensi", "I.1.1 SK 2025-01-06"),
    ],
)
def test_the_official_name_tells_item_title_and_date(
    code: str, title: str, on: date | None, original: str, name: str
) -> None:
    assert suggested_name(code=code, title=title, on=on, original=original) == name


@settings(deadline=None)
@given(anything, anything, st.none() | st.dates(), anything)
def test_a_suggested_name_is_good_and_keeps_its_date(code: str, title: str, on: date | None, original: str) -> None:
    name = suggested_name(code=code, title=title, on=on, original=original)
    assert is_good(name, FILE_LIMIT)


def test_a_long_title_gives_way_to_the_date() -> None:
    name = suggested_name(code="I.1.1", title="kata " * 60, on=date(2025, 1, 6), original="a.pdf")
    assert name.startswith("I.1.1 kata kata")
    assert name.endswith(" 2025-01-06.pdf")
    assert len(name.encode()) <= FILE_LIMIT
