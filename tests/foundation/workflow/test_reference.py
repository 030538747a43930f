"""A state table as Markdown."""

from bening.foundation.workflow.reference import render_table
from bening.foundation.workflow.table import Move, StateTable

TABLE = StateTable(
    name="lamp",
    labels={"off": "Mati", "on": "Menyala"},
    owners={"off": "siapa saja", "on": "tidak ada lagi"},
    moves=(Move("off", "on", "lamp.lit", "Nyalakan"),),
)


def test_a_table_that_people_move_says_what_they_write() -> None:
    page = render_table("Lampu", "Satu lampu.", TABLE, lambda move: f"alasan {move.verb}")
    assert page.startswith("## Lampu\n\nSatu lampu.\n\n```mermaid\nstateDiagram-v2\n")
    assert "| Mati | siapa saja |\n| Menyala | tidak ada lagi |\n" in page
    assert page.endswith("| Dari | Tombol | Menjadi | Yang ditulis |\n| --- | --- | --- | --- |\n"
                         "| Mati | Nyalakan | Menyala | alasan lamp.lit |\n")  # fmt: skip


def test_a_table_that_moves_by_itself_has_no_such_column() -> None:
    page = render_table("Lampu", "Satu lampu.", TABLE)
    assert page.endswith("| Dari | Yang terjadi | Menjadi |\n| --- | --- | --- |\n| Mati | Nyalakan | Menyala |\n")
