"""What other rooms and the front may use of assessments. Everything else of this room is its own business."""

from bening.rooms.assessment.selectors.comparison import (
    TARGETS,
    Card,
    Standing,
    card_of,
    phase_choices,
    standings,
    total_minima,
)
from bening.rooms.assessment.services.opening import PROCESS

__all__ = [
    "PROCESS",
    "TARGETS",
    "Card",
    "Standing",
    "card_of",
    "phase_choices",
    "standings",
    "total_minima",
]
