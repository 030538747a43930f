"""Crooked and sideways scans: a slant is measured in the picture itself, OCRmyPDF turns what lies on its side."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bening.kernel.decree.draft import DecreeError
from bening.kernel.decree.guard import sentence
from bening.kernel.decree.limits import OCR_SECONDS_PER_PAGE

if TYPE_CHECKING:
    from PIL.Image import Image

FAILED: Final = (
    "Halaman hasil pindai yang terputar ini tidak dapat ditegakkan. Pindai ulang dengan tegak, atau unggah naskah "
    "aslinya."
)
_POINTS: Final = 72
_SMALL: Final = 800
"""Width, in pixels, of the picture in which the slant is measured."""
_STEEPEST: Final = 6.0
_STEPS: Final = (1.0, 0.25, 0.05)
"""Degrees: the slant is looked for up to ``_STEEPEST``, in ever finer steps around the best one so far."""
_HOW: Final = (
    *("--rotate-pages", "--deskew", "--force-ocr", "--output-type", "pdf"),
    *("--optimize", "0", "--jobs", "1", "--quiet"),
)


def levelled(image: Image) -> Image:
    """The page turned by the few degrees it slants, so that lines of text and rules lie level."""
    from PIL import Image as Pictures
    from PIL import ImageOps

    small = ImageOps.invert(image.convert("L"))
    small.thumbnail((_SMALL, 2 * _SMALL))
    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        count = round(reach / step)
        angles = (best + step * n for n in range(-count, count + 1))
        best = max(angles, key=lambda angle: (_evenness(small, angle), -abs(angle)))
        reach = step
    return image.rotate(best, Pictures.Resampling.BICUBIC, expand=True, fillcolor=255) if best else image


def _evenness(ink: Image, angle: float) -> int:
    """How sharply rows of ink and rows of paper change: most where lines lie level."""
    from PIL import Image as Pictures

    turned = ink.rotate(angle, Pictures.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Pictures.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows))


def upright(image: Image, dpi: int, languages: str) -> Image | None:
    """The page as it is read, turned by a right angle or two where it lies; None where OCRmyPDF is not installed.

    Raises:
        DecreeError: when OCRmyPDF cannot read the page within its time.
    """
    program = shutil.which("ocrmypdf")
    if program is None:
        return None
    picture = io.BytesIO()
    image.save(picture, "PNG", dpi=(dpi, dpi))
    command = [program, *_HOW, "--language", languages, "--image-dpi", str(dpi), "-", "-"]
    try:
        made = subprocess.run(  # noqa: S603 - fixed program, no shell, picture on standard input
            command, input=picture.getvalue(), capture_output=True, timeout=OCR_SECONDS_PER_PAGE, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise DecreeError(FAILED) from error
    import pypdfium2

    with sentence(FAILED):
        turned: Image = pypdfium2.PdfDocument(made.stdout)[0].render(scale=dpi / _POINTS, grayscale=True).to_pil()
    return turned
