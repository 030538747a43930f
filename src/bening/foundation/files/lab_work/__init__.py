"""What the lab can do with a file. Every task takes a path and options and returns bytes. No Django here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path


def inspect(path: Path, *, name: str) -> bytes:
    """The examination by content as JSON: ``media_type`` and ``refusal``."""
    from bening.foundation.files import checks

    with path.open("rb") as stream:
        return json.dumps(asdict(checks.inspect(checks.Look(stream, name)))).encode()


def _later(module: str, function: str) -> Callable[..., bytes]:
    """A task whose libraries are imported only when it is wanted."""

    def run(path: Path, **options: object) -> bytes:
        task: Callable[..., bytes] = getattr(import_module(f"{__name__}.{module}"), function)
        return task(path, **options)

    return run


TASKS: dict[str, Callable[..., bytes]] = {
    "inspect": inspect,
    "facts": _later("facts", "read"),
    "ocr": _later("ocr", "read"),
    "page": _later("pictures", "page"),
    "photos": _later("photos", "pdf"),
    "for_others": _later("pictures", "for_others"),
    "blocks": _later("blocks", "read"),
}
