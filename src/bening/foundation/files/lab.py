"""A process of its own for parsers that a hostile file could break: with limits of memory and time, without secrets.

The web process never decodes a PDF page, a picture or an archive member by itself. What goes wrong in the lab (a
crash, an endless loop, too much memory) ends the lab and becomes a LabError here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

SECONDS = 30
GRACE = 5
"""Seconds of waiting on top of the seconds of processor time."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV", "LANG")


class LabError(Exception):
    """The lab did not come to an end with this file: broken, endless, or larger than memory allows."""


def work(task: str, path: Path, /, seconds: int = SECONDS, **options: Any) -> bytes:
    """Run one task of ``lab_work`` on a file and return what it wrote. Raises LabError."""
    command = [sys.executable, "-m", "bening.foundation.files.lab_main", task, str(path), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [*command, json.dumps(options)],
            capture_output=True,
            timeout=seconds + GRACE,
            check=True,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise LabError(f"{task}: no end within {seconds} seconds") from error
    except subprocess.CalledProcessError as error:
        raise LabError(
            f"{task}: {error.stderr.decode('utf-8', 'replace').strip()[-300:] or error.returncode}"
        ) from error
    return done.stdout


@contextmanager
def on_disk(stream: IO[bytes]) -> Iterator[Path]:
    """The bytes of a stream as a file with a path, for as long as the block lasts."""
    stream.seek(0)
    with tempfile.NamedTemporaryFile(prefix="bening-") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        yield Path(copy.name)
    stream.seek(0)
