"""The common shape of a rule: what it is called, what it looks for, and how it states a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bening.kernel.decree.draft import Finding, Item, Mend, Place, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """The card of one rule, as the documentation and the X-ray page list it.

    ``code`` is stable: dismissals are kept under it. ``title``, ``looks_for`` and ``source`` are Indonesian.
    ``severity`` is the usual one; a rule may state a single finding as more or less severe.
    """

    code: str
    title: str
    severity: Severity
    looks_for: str
    source: str

    def finding(
        self,
        detail: str,
        items: Iterable[Item] = (),
        *,
        places: Iterable[Place] | None = None,
        mends: Sequence[Mend] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; its places are those of its items unless given."""
        named = tuple(items)
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            title=self.title,
            detail=detail,
            items=tuple(item.id for item in named),
            places=tuple(item.source for item in named) if places is None else tuple(places),
            mends=tuple(mends),
        )
