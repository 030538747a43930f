"""The page of the states says what the code does."""

from pathlib import Path

from bening.rooms.plans.reference import render_states

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "keadaan.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == render_states()


def test_it_shows_every_state_and_asks_for_reasons():
    page = render_states()
    assert "stateDiagram-v2" in page
    assert "| Menunggu pemeriksaan | Kembalikan | Dikembalikan | daftar alasan" in page
    assert "| Dikembalikan | penanggung jawab |" in page
