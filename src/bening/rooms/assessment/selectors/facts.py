"""The instrument and process of an assessment with the figures that stand for it."""

from __future__ import annotations

from bening.kernel import lke
from bening.rooms.assessment.models import Assessment


def instrument_of(assessment: Assessment) -> lke.Instrument:
    """The instrument under which the assessment was opened."""
    return lke.load(assessment.instrument)
