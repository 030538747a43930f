"""The evaluation's phases, their locks, guards and papers, and what is asked before a proposal: all of it data."""

from .judging import WrongValue, effect, judge, prerequisites, taken, with_minimum
from .loading import ProcessError, UnknownProcess, load
from .model import (
    Affirmation,
    Branch,
    Deadline,
    Document,
    Effect,
    Guard,
    GuardKind,
    Layer,
    Phase,
    Prerequisite,
    PrerequisiteKind,
    Process,
    Result,
    Scope,
    Zone,
)
from .routing import RouteError, due, route

__all__ = [
    "Affirmation",
    "Branch",
    "Deadline",
    "Document",
    "Effect",
    "Guard",
    "GuardKind",
    "Layer",
    "Phase",
    "Prerequisite",
    "PrerequisiteKind",
    "Process",
    "ProcessError",
    "Result",
    "RouteError",
    "Scope",
    "UnknownProcess",
    "WrongValue",
    "Zone",
    "due",
    "effect",
    "judge",
    "load",
    "prerequisites",
    "route",
    "taken",
    "with_minimum",
]
