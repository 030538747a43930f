"""The reference pages say what the code does."""

from pathlib import Path

from bening.config.reference import render_settings, render_states
from bening.foundation.files.workflow import FILE
from bening.rooms.evidence.workflow import EVIDENCE
from bening.rooms.plans.workflow import OCCURRENCE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_the_settings_page_says_what_the_settings_are() -> None:
    assert (FOLDER / "pengaturan.md").read_text("utf-8") == render_settings()


def test_the_page_of_states_is_up_to_date() -> None:
    assert (FOLDER / "keadaan.md").read_text("utf-8") == render_states()


def test_it_shows_every_state_with_its_turn_and_every_move() -> None:
    lines = render_states().splitlines()
    for table in (OCCURRENCE, EVIDENCE, FILE):
        for state, label in table.labels.items():
            assert f"| {label} | {table.owners[state]} |" in lines
        for move in table.moves:
            row = f"| {table.labels[move.source]} | {move.label} | {table.labels[move.target]} |"
            assert [line for line in lines if line.startswith(row)], row
    assert lines.count("stateDiagram-v2") == 3


def test_it_says_what_is_written_with_a_move() -> None:
    page = render_states()
    assert "| Menunggu pemeriksaan | Kembalikan | Dikembalikan | daftar alasan, penjelasan" in page
    assert "| Menunggu pemeriksaan | Kembalikan | Dikembalikan | daftar alasan, keterangan" in page
    assert "| Diterima | Serahkan versi baru | Menunggu pemeriksaan | berkas baru dan satu kalimat" in page
    assert "| Dapat dibuka | Berisi virus menurut pemindaian ulang | Dikarantina |\n" in page
