"""Where an assessment stands on its way, what its next steps ask, and which fillings its phase leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bening.foundation.files.models import StoredFile
from bening.kernel import process
from bening.kernel.lke import Predicate, Score, score
from bening.kernel.process import Document, Phase, Process, Result
from bening.kernel.process import Layer as ProcessLayer
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, PhaseStep, PrerequisiteCheck
from bening.rooms.assessment.rules.asking import Asked, asked_of
from bening.rooms.assessment.rules.guarding import Case, Shortfall, paper_shortfalls, shortfalls
from bening.rooms.assessment.rules.stepping import counting, last_revocation, times
from bening.rooms.assessment.selectors.facts import instrument_of, process_of
from bening.rooms.assessment.selectors.sheets import sheets_of


def open_layers(assessment: Assessment) -> frozenset[str]:
    """The layers that may write while the assessment is in its phase."""
    writes = process.load(assessment.process).phases[assessment.phase].writes
    return frozenset() if writes is None else frozenset({writes.value})


def steps_of(assessment: Assessment) -> list[PhaseStep]:
    """Every step of the assessment, those that were taken back included, oldest first (one query)."""
    rows = PhaseStep.objects.filter(assessment=assessment).select_related("by", "document")
    return list(rows.order_by("at", "pk"))


def checks_of(assessment: Assessment) -> dict[str, PrerequisiteCheck]:
    """What is known now by key of a prerequisite or paper (one query)."""
    rows = PrerequisiteCheck.objects.filter(assessment=assessment).select_related("by", "document")
    return {row.key: row for row in rows.order_by("number")}


@dataclass(frozen=True)
class Known:
    """Everything that a step may depend on, in five queries whatever the phase.

    ``phases`` are those of the case, ``steps`` those that count, ``all_steps`` the whole history, ``revoked`` the day
    of the last revocation of the unit in any year.
    """

    assessment: Assessment
    process: Process
    kind: str
    phases: tuple[Phase, ...]
    all_steps: tuple[PhaseStep, ...]
    steps: tuple[PhaseStep, ...]
    checks: Mapping[str, PrerequisiteCheck]
    revoked: dt.date | None

    @cached_property
    def phase(self) -> Phase:
        """The phase it is in; also one that is not of the case any more, when the unit's kind was changed since."""
        code = self.assessment.phase
        return next((phase for phase in self.phases if phase.code == code), self.process.phases[code])

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The prerequisites of the case with what is known of them."""
        return asked_of(
            self.process,
            Predicate(self.assessment.target),
            kind=self.kind,
            values={key: row.value for key, row in self.checks.items()},
            affirmation=self.assessment.affirmation,
            zone=self.assessment.zone,
        )

    @cached_property
    def scores(self) -> Mapping[ProcessLayer, Score]:
        """The scores of the newest filling of each layer (one query)."""
        instrument = instrument_of(self.assessment)
        return {
            ProcessLayer(layer.value): score(instrument, sheet.answers)
            for layer, sheet in sheets_of(self.assessment).items()
        }

    @property
    def last(self) -> PhaseStep | None:
        """The newest step that counts."""
        return self.steps[-1] if self.steps else None

    def is_there(self, paper: Document) -> bool:
        """Whether a paper is recorded for this time in its phase: what an earlier passage used does not count again."""
        row = self.checks.get(paper.key)
        left = [step.at for step in self.steps if step.source == paper.phase]
        return bool(row and row.value and (not left or row.at > left[-1]))

    def shortfalls(self, result: Result, on: dt.date, respondents: int | None = None) -> tuple[Shortfall, ...]:
        """What the guards of a result of the present phase and its papers miss on a day."""
        code, year, deadline = self.phase.code, self.assessment.year, self.process.deadline
        window = deadline.years.get(year)
        case = Case(
            predicate=Predicate(self.assessment.target),
            on=on,
            since=self.assessment.phase_since,
            due=process.due(self.process, year),
            opens=window.opens if window else None,
            scores=self.scores,
            missing=tuple(paper for paper in self.process.documents_of(code) if not self.is_there(paper)),
            asked=self.asked,
            times=times(self.steps, code, result.key),
            revoked=self.revoked,
            respondents=respondents,
        )
        return (*shortfalls(result, case), *paper_shortfalls(self.phase, result, case))


def known_of(assessment: Assessment) -> Known:
    """What is known of an assessment now; ``assessment.unit`` and its institution are read where they are not yet."""
    told, unit = process_of(assessment), assessment.unit
    steps = steps_of(assessment)
    return Known(
        assessment=assessment,
        process=told,
        kind=unit.institution.kind,
        phases=process.route(
            told,
            predicate=Predicate(assessment.target),
            branch=assessment.branch,
            level=unit.kind,
            kind=unit.institution.kind,
        ),
        all_steps=tuple(steps),
        steps=tuple(counting(steps)),
        checks=checks_of(assessment),
        revoked=_last_revocation(assessment, told),
    )


def _last_revocation(assessment: Assessment, told: Process) -> dt.date | None:
    """Over all years of the unit (one query)."""
    by_assessment: dict[int, list[PhaseStep]] = {}
    for step in PhaseStep.objects.filter(assessment__unit=assessment.unit).order_by("at", "pk"):
        by_assessment.setdefault(step.assessment_id, []).append(step)
    return last_revocation(told, [step for rows in by_assessment.values() for step in counting(rows)])


def letter_of(assessment: Assessment, pk: int) -> StoredFile | None:
    """The letter of one step of the assessment."""
    row = PhaseStep.objects.filter(assessment=assessment, pk=pk).select_related("document").first()
    return row.document if row else None


def layer_words(phase: Phase) -> str:
    """Which filling is open in a phase, in words; "" where none is."""
    return str(Layer(phase.writes.value).label) if phase.writes else ""
