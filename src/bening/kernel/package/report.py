"""What a check of a package says: findings in words, one line for each kind of check, and the verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

# A forged package must not fill the memory or the screen with what is wrong with it.
MAX_FINDINGS: Final = 1000
_SHOWN_PATH: Final = 300

Kind = Literal[
    "missing", "added", "changed", "renamed", "damaged", "unsafe", "order", "proof", "index", "audit", "stamp", "form"
]
Subject = Literal["completeness", "fixity", "description", "merkle", "index", "audit", "stamp", "fingerprint"]

TITLES: Final[dict[Subject, str]] = {
    "completeness": "Kelengkapan",
    "fixity": "Keutuhan isi",
    "description": "Keterangan paket",
    "merkle": "Akar dan bukti Merkle",
    "index": "Indeks bukti",
    "audit": "Jejak audit",
    "stamp": "Stempel waktu",
    "fingerprint": "Sidik paket",
}


class PackageUnreadableError(ValueError):
    """The package cannot be read at all. The message is a sentence in Indonesian."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. ``sentence`` names the file as it stands in the package."""

    subject: Subject
    kind: Kind
    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of check: whether it holds, or None where the package has nothing to check, and a sentence."""

    subject: Subject
    holds: bool | None
    sentence: str

    @property
    def title(self) -> str:
        """The word for what was checked."""
        return TITLES[self.subject]


@dataclass(slots=True)
class Report:
    """The result of checking one package; ``size`` counts bytes of evidence that were read."""

    name: str = ""
    made_on: str = ""
    software: str = ""
    files: int = 0
    size: int = 0
    fingerprint: str = ""
    merkle_root: str = ""
    audit_head: str = ""
    stamped_at: datetime | None = None
    checks: list[Check] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    more_findings: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _seen: set[Finding] = field(default_factory=set)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with the package."""
        return not self.findings

    def find(self, subject: Subject, kind: Kind, path: str, sentence: str) -> None:
        """Add a finding, once; ``sentence`` may hold ``{path}``."""
        found = Finding(subject, kind, path, sentence.replace("{path}", shown(path)))
        if found in self._seen:
            return
        self._counts[subject] += 1
        if len(self.findings) >= MAX_FINDINGS:
            self.more_findings += 1
            return
        self.findings.append(found)
        self._seen.add(found)

    def conclude(self, subject: Subject, good: str, *, absent: str = "") -> None:
        """End one kind of check: ``good`` says what holds; ``absent`` that there was nothing to check."""
        count = self._counts[subject]
        if count:
            self.checks.append(Check(subject, holds=False, sentence=f"{count} hal tidak sesuai."))
        elif absent:
            self.checks.append(Check(subject, holds=None, sentence=absent))
        else:
            self.checks.append(Check(subject, holds=True, sentence=good))


def shown(path: str) -> str:
    """A path as it may be printed: without control characters, which could steer a terminal, and not endless."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in path)
    return text if len(text) <= _SHOWN_PATH else f"{text[:_SHOWN_PATH]}…"
