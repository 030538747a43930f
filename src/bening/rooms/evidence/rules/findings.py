"""All rules of evidence, in the order in which a reviewer reads them."""

from __future__ import annotations

from bening.rooms.evidence.rules.before_year import before_year
from bening.rooms.evidence.rules.expired import expired
from bening.rooms.evidence.rules.outside_period import outside_period
from bening.rooms.evidence.rules.proof import EvidenceFinding, Proof
from bening.rooms.evidence.rules.undated import undated
from bening.rooms.evidence.rules.unsigned import unsigned

RULES = (undated, before_year, outside_period, expired, unsigned)


def findings(proof: Proof) -> list[EvidenceFinding]:
    """What to look at in a proof; an empty list where everything fits."""
    return [found for rule in RULES if (found := rule(proof)) is not None]
