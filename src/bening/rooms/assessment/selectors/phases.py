"""Where an assessment stands on its way, and which fillings its phase leaves open."""

from __future__ import annotations

from bening.kernel import process
from bening.rooms.assessment.models import Assessment


def open_layers(assessment: Assessment) -> frozenset[str]:
    """The layers that may write while the assessment is in its phase."""
    writes = process.load(assessment.process).phases[assessment.phase].writes
    return frozenset() if writes is None else frozenset({writes.value})
