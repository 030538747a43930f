"""The tables of the assessment room."""

from bening.rooms.assessment.models.assessment import Assessment, Duty, PhaseStep, PrerequisiteCheck
from bening.rooms.assessment.models.crosswalk import CrossLink, Proof
from bening.rooms.assessment.models.facts import Fact
from bening.rooms.assessment.models.judging import Finding, Seat
from bening.rooms.assessment.models.sheet import Answer, Sheet, SheetStep

__all__ = [
    "Answer",
    "Assessment",
    "CrossLink",
    "Duty",
    "Fact",
    "Finding",
    "PhaseStep",
    "PrerequisiteCheck",
    "Proof",
    "Seat",
    "Sheet",
    "SheetStep",
]
