"""The secret of a key: how it is made, recognised and kept.

A secret is ``bening_``, 43 random signs and 6 signs of checksum, all of 0-9A-Za-z. A scanner of source code finds it
with ``bening_[0-9A-Za-z]{49}`` and knows by the checksum that it is no accident. The checksum guards against typing
errors and false alarms, not against guessing: for that there are 256 random bits.
"""

from __future__ import annotations

import re
import secrets
import string
import zlib

MARK = "bening_"
ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM_SIGNS = 43
CHECK_SIGNS = 6
SHOWN_SIGNS = 8
_SECRET = re.compile(rf"{MARK}([0-9A-Za-z]{{{RANDOM_SIGNS}}})([0-9A-Za-z]{{{CHECK_SIGNS}}})")


def checksum(random_signs: str) -> str:
    """CRC-32 in base 62, six signs."""
    number, signs = zlib.crc32(random_signs.encode()), ""
    for _ in range(CHECK_SIGNS):
        number, rest = divmod(number, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return signs


def new_secret() -> str:
    """A secret that no one has seen."""
    random_signs = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS))
    return f"{MARK}{random_signs}{checksum(random_signs)}"


def is_secret(text: str) -> bool:
    """Whether the text has the form of a secret and its checksum fits."""
    found = _SECRET.fullmatch(text)
    return found is not None and checksum(found[1]) == found[2]


def shown_part(secret: str) -> str:
    """What pages show of a secret and what it is looked up by; the 35 random signs that stay unknown are 208 bits."""
    return secret[: len(MARK) + SHOWN_SIGNS]
