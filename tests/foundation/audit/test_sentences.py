"""Every verb that the code writes can be told."""

from __future__ import annotations

import re
from pathlib import Path

import bening
from bening.foundation.audit.sentences import templates

VERB = re.compile(r"\"((?:accounts|audit|units)\.[a-z_]+)\"")
SOURCES = Path(bening.__file__).parent / "foundation"


def test_every_verb_of_these_rooms_has_a_sentence_and_every_sentence_a_verb() -> None:
    written: set[str] = set()
    for room in ("accounts", "units"):
        for path in (SOURCES / room).rglob("*.py"):
            if path.name != "sentences.py" and "migrations" not in path.parts:
                written |= set(VERB.findall(path.read_text("utf-8")))
    told = {verb for verb in templates() if verb.startswith(("accounts.", "units."))}
    elsewhere = {"accounts.feed_created", "accounts.feed_revoked"}
    assert written - told == set()
    assert told - written - elsewhere == set()
