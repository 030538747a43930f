"""A scan is read by Tesseract; where it is missing this test fails, and the sentence for people is in test_hostile."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.kernel.decree.builders import C, to_docx
from tests.kernel.decree.office import convert
from tests.kernel.decree.phrases import TITLE

from bening.kernel.decree import read

ROWS = [
    ["NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"],
    ["I", C("MANAJEMEN PERUBAHAN", right=4)],
    ["1.", "Tim Kerja", "Menyusun SK Tim Kerja", "SK Tim Kerja", "Januari 2025"],
    ["", "", "Rapat evaluasi bersama pegawai", "Undangan dan notulen", "Maret 2025"],
    ["2.", "Agen Perubahan", "Menetapkan agen perubahan", "SK Agen Perubahan", "Februari 2025"],
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_scan_is_read(kind: str, tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(convert(to_docx([TITLE, ROWS]), "docx", "pdf", tmp_path / "pindai"))[0]
    image = page.render(scale=300 / 72, grayscale=True).to_pil()
    out = io.BytesIO()
    image.save(out, kind, **({"resolution": 300} if kind == "PDF" else {}))
    draft = read(out.getvalue())
    assert [(s.id, s.title, s.area) for s in draft.sections] == [("I", "MANAJEMEN PERUBAHAN", "MP")]
    assert [(i.id, i.action_raw, i.evidence_raw, i.target_raw) for i in draft.items()] == [
        ("I.1.1", "Menyusun SK Tim Kerja", "SK Tim Kerja", "Januari 2025"),
        ("I.1.2", "Rapat evaluasi bersama pegawai", "Undangan dan notulen", "Maret 2025"),
        ("I.2.1", "Menetapkan agen perubahan", "SK Agen Perubahan", "Februari 2025"),
    ]
