"""What other rooms and the front may use of assessments. Everything else of this room is its own business."""

from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.selectors.comparison import (
    TARGETS,
    Card,
    Standing,
    card_of,
    phase_choices,
    standings,
    total_minima,
)
from bening.rooms.assessment.selectors.crosswalk import Support, support_for
from bening.rooms.assessment.selectors.duties import WaitingAnswers, waiting_answers
from bening.rooms.assessment.selectors.facts import instrument_of, process_of
from bening.rooms.assessment.selectors.publishing import (
    assessments_of,
    exact_score,
    is_proposed,
    notes_of,
    portal_names,
    proposal_window,
    proposed,
    published_sheets,
)
from bening.rooms.assessment.services.opening import PROCESS

__all__ = [
    "PROCESS",
    "TARGETS",
    "Assessment",
    "Card",
    "Layer",
    "Sheet",
    "SheetState",
    "Standing",
    "Support",
    "WaitingAnswers",
    "assessments_of",
    "card_of",
    "exact_score",
    "instrument_of",
    "is_proposed",
    "notes_of",
    "phase_choices",
    "portal_names",
    "process_of",
    "proposal_window",
    "proposed",
    "published_sheets",
    "standings",
    "support_for",
    "total_minima",
    "waiting_answers",
]
