"""Words out of pictures by Tesseract, where it is installed: the first pages, within a time."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from bening.foundation.files.lab_work.pictures import rendered

PAGES = 3
SIDE = 2_400
SECONDS = 40


def read(path: Path, *, media_type: str) -> bytes:
    """The words of the first three pages; empty without Tesseract and where it does not end in time."""
    program = shutil.which("tesseract")
    if program is None:
        return b""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, PAGES + 1):
            picture = Path(folder) / "page.png"
            try:
                rendered(path, media_type, number, SIDE).save(picture, "PNG")
            except IndexError:
                break
            found.append(_words(program, picture))
    return "\n".join(filter(None, found)).encode()


def _words(program: str, picture: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a path of our own making, no shell
            [program, str(picture), "stdout", "-l", "ind"], capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
