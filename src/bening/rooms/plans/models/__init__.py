"""The plan of a unit for a year: decree → sections → components → items → occurrences with owners and dates."""

from bening.rooms.plans.models.imports import ColumnLayout, PlanImport
from bening.rooms.plans.models.item import ActionStep, EvidenceRequirement, Item
from bening.rooms.plans.models.occurrence import Occurrence, OccurrenceStep
from bening.rooms.plans.models.plan import Component, Decree, Plan, PlanSection
from bening.rooms.plans.models.work import BulkChange, Comment, SavedView

__all__ = [
    "ActionStep",
    "BulkChange",
    "ColumnLayout",
    "Comment",
    "Component",
    "Decree",
    "EvidenceRequirement",
    "Item",
    "Occurrence",
    "OccurrenceStep",
    "Plan",
    "PlanImport",
    "PlanSection",
    "SavedView",
]
