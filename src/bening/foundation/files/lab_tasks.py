"""What the lab can do with a file. Every task takes a path and options and returns bytes. No Django here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path


def inspect(path: Path, *, name: str) -> bytes:
    """The examination by content as JSON: ``media_type`` and ``refusal``."""
    from bening.foundation.files import checks

    with path.open("rb") as stream:
        return json.dumps(asdict(checks.inspect(checks.Look(stream, name)))).encode()


TASKS: dict[str, Callable[..., bytes]] = {"inspect": inspect}
