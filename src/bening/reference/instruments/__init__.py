"""Instruments of evaluation as data: one folder per version, ``instrument.toml`` and ``items.toml`` in each."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def names() -> tuple[str, ...]:
    """The ids of the instruments in the package, in the order of the alphabet."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if entry.joinpath("items.toml").is_file()))


def tables(name: str) -> dict[str, Any]:
    """The tables of one instrument as they are written (README.md beside explains them); KeyError for an unknown id."""
    if name not in names():
        raise KeyError(name)
    folder = files(__name__).joinpath(name)
    parts = (folder.joinpath(f"{part}.toml").read_text("utf-8") for part in ("instrument", "items"))
    return {key: value for part in parts for key, value in tomllib.loads(part).items()}
