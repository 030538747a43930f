"""Walking an office through the phases of its evaluation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.kernel.process import PrerequisiteKind
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, PhaseStep, PrerequisiteCheck, Sheet
from bening.rooms.assessment.policies import movers
from bening.rooms.assessment.rules.folding import standing
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.phases import Known, known_of
from bening.rooms.assessment.services.phases import Taken, assessment_move
from bening.rooms.assessment.services.prerequisites import Said, prerequisite_check
from tests.factories import NOW, TODAY, actor
from tests.rooms.assessment.world import Office, best, from_above

GOOD = {PrerequisiteKind.YES_NO: "ya", PrerequisiteKind.PERCENT: "100"}


@dataclass
class Walker:
    """``admin`` and ``tpn`` beside the people of the office; every step is an hour after the one before."""

    office: Office
    admin: Actor
    tpn: Actor

    def __post_init__(self) -> None:
        self.hours = count(1)

    @property
    def assessment(self) -> Assessment:
        return Assessment.objects.select_related("unit__institution").get(pk=self.office.assessment.pk)

    def later(self) -> dt.datetime:
        return NOW + dt.timedelta(minutes=next(self.hours))

    def mover(self) -> Actor:
        known = known_of(self.assessment)
        wanted = movers(known.phase)
        people = (self.office.secretary, self.office.supervisor, self.office.tpi, self.admin, self.tpn)
        return next(person for person in people if person.roles & wanted)

    def move(self, result: str, *, by: Actor | None = None, on: dt.date = TODAY, **more: object) -> PhaseStep:
        """One result, taken by whoever may, in spite of every warning."""
        assessment, at = self.assessment, self.later()
        known = known_of(assessment)
        chosen = known.phase.result(result)
        found = known.shortfalls(chosen, on, more.get("respondents"))  # type: ignore[arg-type]
        passing = frozenset(row.sentence for row in found)
        taken = Taken(result=result, on=on, seen=assessment.row_version, passing=passing, **more)  # type: ignore[arg-type]
        return assessment_move(by=by or self.mover(), at=at, assessment=assessment, taken=taken)

    def provide(self, *keys: str) -> None:
        """Record papers and met prerequisites; without keys all that are asked and the present phase's papers."""
        known = known_of(self.assessment)
        values = {row.prerequisite.key: GOOD.get(row.prerequisite.kind, row.minimum) for row in known.asked}
        papers = {paper.key: f"Surat {paper.key}" for paper in known.process.documents_of(known.phase.code)}
        for key, value in (values | papers).items():
            if not keys or key in keys:
                said = Said(key, value)
                prerequisite_check(by=self.admin, at=self.later(), assessment=known.assessment, said=said)

    def fill(self, layer: Layer) -> None:
        """Give the layer's filling full points, as if somebody had answered."""
        instrument = instrument_of(self.assessment)
        answers = {name: value for values in best(instrument).values() for name, value in values.items()}
        now = standing(instrument, answers)
        Sheet.objects.filter(assessment=self.assessment, layer=layer).update(
            answers=answers, answered=now.answered, total=now.total, passes=now.passes
        )

    def go(self, *results: str) -> None:
        """Walk through these results, providing whatever each phase wants."""
        for result in results:
            writes = known_of(self.assessment).phase.writes
            if writes:
                self.fill(Layer(writes.value))
            self._provide_fast()
            self.move(result)

    def _provide_fast(self) -> None:
        """The papers of the phase and what is asked, as rows: the service is tested where it is meant."""
        known = known_of(self.assessment)
        rows = [(paper.key, "Surat") for paper in known.process.documents_of(known.phase.code)]
        if known.phase.code == "PROPOSAL":
            rows += [
                (row.prerequisite.key, GOOD.get(row.prerequisite.kind, row.minimum))
                for row in known.asked
                if not row.met
            ]
        common = {"assessment": known.assessment, "by": self.admin.user, "at": self.later()}
        PrerequisiteCheck.objects.bulk_create(
            PrerequisiteCheck(key=key, value=value, number=self._next(known, key), **common) for key, value in rows
        )

    @staticmethod
    def _next(known: Known, key: str) -> int:
        return known.checks[key].number + 1 if key in known.checks else 1

    def jump(self, phase: str) -> None:
        """Straight into a phase, with the filling that it opens."""
        Assessment.objects.filter(pk=self.office.assessment.pk).update(phase=phase)
        writes = known_of(self.assessment).phase.writes
        if writes:
            Sheet.objects.create(assessment=self.assessment, layer=writes.value, started_at=NOW)


def walker(office: Office) -> Walker:
    return Walker(office, actor(office.unit, Role.ADMIN), from_above(office.province, office.unit, Role.TPN))
