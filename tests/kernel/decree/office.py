"""LibreOffice as a second writer of every format. Where it is missing the tests fail: they must not pass unseen."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def convert(data: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """Convert a file by LibreOffice. ``target`` is its name of a format, perhaps with a filter: "docx:MS Word 2007
    XML".
    """
    program = shutil.which("soffice")
    assert program, "LibreOffice (soffice) is needed by these tests: apt install libreoffice-writer libreoffice-calc"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"masukan.{suffix}"
    source.write_bytes(data)
    profile, out = folder.parent / "profile", folder / "hasil"
    made = subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        ],
        capture_output=True,
        timeout=180,
        check=False,
    )
    result = out / f"masukan.{target.split(':')[0]}"
    assert result.exists(), made.stderr.decode()
    return result.read_bytes()
