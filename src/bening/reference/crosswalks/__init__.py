"""Which items of known action plans answer which questions, as data: one TOML file per plan, named by its id."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def names() -> tuple[str, ...]:
    """The ids of the crosswalks in the package, in the order of the alphabet."""
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
    )


def tables(name: str) -> dict[str, Any]:
    """The tables of one crosswalk as they are written (README.md beside explains them); KeyError for an unknown id."""
    if name not in names():
        raise KeyError(name)
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
