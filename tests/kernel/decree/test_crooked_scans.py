"""Scans as copiers make them: a slant of some degrees, or a page laid on its side. OCRmyPDF turns the latter."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.kernel.decree.builders import to_docx
from tests.kernel.decree.office import convert
from tests.kernel.decree.sketch import blocks_of, expected_sketch, sketch_of

from bening.kernel.decree import DecreeError, read
from bening.kernel.decree.readers import straighten

if TYPE_CHECKING:
    from PIL.Image import Image

PLAN = """
RENCANA AKSI ZONA INTEGRITAS KANTOR CONTOH TAHUN 2025
NO | KEGIATAN | BUKTI FISIK | TARGET WAKTU
1. | Menyusun SK Tim Kerja | SK Tim Kerja | Januari 2025
2. | Rapat evaluasi bersama pegawai | Undangan dan notulen | Maret 2025
3. | Menetapkan agen perubahan | SK Agen Perubahan | Februari 2025
"""
READING = """
I (judul)
  - Menyusun SK Tim Kerja > SK Tim Kerja @ 01-31
  - Rapat evaluasi bersama pegawai > Undangan dan notulen @ 03-31
  - Menetapkan agen perubahan > SK Agen Perubahan @ 02-28
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image:
    import pypdfium2

    folder = tmp_path_factory.mktemp("pindai") / "berkas"
    made = convert(to_docx(blocks_of(PLAN)), "docx", "pdf", folder)
    image: Image = pypdfium2.PdfDocument(made)[0].render(scale=300 / 72, grayscale=True).to_pil()
    return image


def turned(page: Image, angle: float) -> bytes:
    out = io.BytesIO()
    page.rotate(angle, expand=True, fillcolor=255).save(out, "PDF", resolution=300)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("angle", [1.3, -2, 90])
def test_a_scan_is_read_as_it_lies(page: Image, angle: float) -> None:
    assert sketch_of(read(turned(page, angle))) == expected_sketch(READING)


@pytest.mark.slow
def test_a_sideways_scan_without_ocrmypdf_gives_no_plan_of_nonsense(
    page: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(straighten, "shutil", _Without("ocrmypdf"))
    with pytest.raises(DecreeError, match="Tidak ada tabel rencana aksi"):
        read(turned(page, 90))


class _Without:
    """``shutil`` on a computer where one program is missing."""

    def __init__(self, missing: str) -> None:
        self._missing = missing

    def which(self, name: str) -> str | None:
        assert name == self._missing
        return None


@pytest.mark.parametrize("angle", [0, 0.7, -3.4])
def test_the_slant_is_measured_to_a_tenth_of_a_degree(angle: float) -> None:
    from PIL import Image as Pictures
    from PIL import ImageDraw

    sheet = Pictures.new("L", (1200, 1600), 255)
    pen = ImageDraw.Draw(sheet)
    for top in range(200, 1400, 100):
        pen.line((150, top, 1050, top), fill=0, width=4)
    level = straighten.levelled(sheet.rotate(angle, fillcolor=255)).point(lambda grey: 255 * (grey < 128))
    rows = [row for row in range(level.height) if level.crop((0, row, level.width, row + 1)).getbbox()]
    assert len(rows) <= 12 * 7


def test_an_empty_page_is_left_as_it_is() -> None:
    from PIL import Image as Pictures

    sheet = Pictures.new("L", (300, 400), 255)
    assert straighten.levelled(sheet) is sheet
