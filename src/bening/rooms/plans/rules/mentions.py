"""Finding the people whom a remark names with "@"."""

from __future__ import annotations

import re
from collections.abc import Mapping


def mentioned(text: str, people: Mapping[int, str]) -> set[int]:
    """Ids of the people named as "@Full Name" or "@First", whatever the letter case.

    Titles after a comma are not part of a name. A first name that two people share names nobody: the longer form is
    needed, so that no one is told by mistake.
    """
    names = {key: " ".join(name.split(",", maxsplit=1)[0].split()) for key, name in people.items()}
    rest = " ".join(text.split()).casefold()
    full = set()
    for key, name in sorted(names.items(), key=lambda pair: -len(pair[1])):
        if _says(rest, name):
            full.add(key)
            rest = rest.replace(f"@{name.casefold()}", "")
    firsts: dict[str, list[int]] = {}
    for key, name in names.items():
        firsts.setdefault(name.split(" ", maxsplit=1)[0].casefold(), []).append(key)
    single = {keys[0] for first, keys in firsts.items() if len(keys) == 1 and _says(rest, first)}
    return full | single


def _says(text: str, name: str) -> bool:
    return bool(name) and re.search(rf"@{re.escape(name.casefold())}(?!\w)", text) is not None
