"""The page of the files that come in says what the code does."""

from pathlib import Path

import pytest

from bening.foundation.files.reference import render_files

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "berkas.md"


@pytest.fixture
def store() -> None:
    """The page knows no store."""


def test_the_page_says_what_the_code_does():
    assert PAGE.read_text("utf-8") == render_files()
