"""The phases of an assessment and its steps as a page tells them."""

from __future__ import annotations

from dataclasses import dataclass

from bening.foundation.accounts.enums import Role
from bening.kernel.process import Phase
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import PhaseStep
from bening.rooms.assessment.rules.stepping import UNDONE
from bening.rooms.assessment.selectors.overview import STANDINGS
from bening.rooms.assessment.selectors.phases import Known, layer_words
from bening.rooms.assessment.selectors.prerequisites import titles


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase: who acts and who records, which filling is open, its last step, and whether it lies on the straight
    road. ``state`` is "done", "current" or ""."""

    phase: Phase
    actors: str
    movers: str
    opens: str
    standing: str
    sources: tuple[str, ...]
    step: PhaseStep | None
    state: str
    straight: bool


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step in words; ``undone`` where a later one took it back."""

    step: PhaseStep
    title: str
    undone: bool


def phase_rows(known: Known) -> list[PhaseRow]:
    """Every phase of the case in the process's order."""
    last = {step.source: step for step in known.steps}
    straight = frozenset(known.process.straight())
    here = known.assessment.phase
    return [
        PhaseRow(
            phase=phase,
            actors=", ".join(known.process.actors[key] for key in phase.actors),
            movers=", ".join(str(role.label) for role in Role if role in policies.movers(phase)),
            opens=layer_words(phase),
            standing=STANDINGS[phase.provenance.status],
            sources=titles(known.process, phase.provenance.sources),
            step=last.get(phase.code),
            state="current" if phase.code == here else "done" if phase.code in last else "",
            straight=phase.code in straight,
        )
        for phase in known.phases
    ]


def told_steps(known: Known) -> list[StepTold]:
    """Every step, newest first, those that were taken back included."""
    counted = {step.pk for step in known.steps}
    return [
        StepTold(step, _title(known, step), step.pk not in counted and step.result != UNDONE)
        for step in reversed(known.all_steps)
    ]


def _title(known: Known, step: PhaseStep) -> str:
    phases = known.process.phases
    if step.result == UNDONE:
        return f"Langkah diurungkan: kembali ke {phases[step.target].name}"
    return f"{phases[step.source].name}: {phases[step.source].result(step.result).label}"
