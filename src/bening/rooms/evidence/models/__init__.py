"""The room's tables."""

from bening.rooms.evidence.models.evidence import (
    Evidence,
    EvidenceLink,
    EvidenceStep,
    EvidenceVersion,
    VersionFile,
)
from bening.rooms.evidence.models.handover import Package, ShareLink, ShareView

__all__ = [
    "Evidence",
    "EvidenceLink",
    "EvidenceStep",
    "EvidenceVersion",
    "Package",
    "ShareLink",
    "ShareView",
    "VersionFile",
]
