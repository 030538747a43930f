from pathlib import Path

from bening.config.reference import render_settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "pengaturan.md"


def test_the_settings_page_says_what_the_settings_are() -> None:
    assert PAGE.read_text("utf-8") == render_settings()
