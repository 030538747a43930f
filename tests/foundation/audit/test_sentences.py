"""Every verb that the code writes can be told."""

from __future__ import annotations

import re
from pathlib import Path

import bening
from bening.foundation.audit.sentences import templates

SOURCES = Path(bening.__file__).parent
WRITTEN = re.compile(r"(?:\bverb=|\bEntry\(\s*|\bMove\([^\"()]*)\"([a-z]+\.[a-z_]+)\"")
"""A verb where it is recorded or where a state table names it."""
NAMED = re.compile(r"\"([a-z]+\.[a-z_]+)\"")


def found(pattern: re.Pattern[str]) -> set[str]:
    paths = [path for path in SOURCES.rglob("*.py") if path.name != "sentences.py" and "migrations" not in path.parts]
    return {verb for path in paths for verb in pattern.findall(path.read_text("utf-8"))}


def test_every_verb_has_a_sentence() -> None:
    verbs = found(WRITTEN)
    assert {"accounts.invitation_created", "evidence.accepted", "files.quarantined", "plans.sheet_applied"} <= verbs
    assert verbs - templates().keys() == set()


def test_every_sentence_has_a_verb() -> None:
    assert templates().keys() - found(NAMED) == set()
