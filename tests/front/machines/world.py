"""A province whose regencies have plans, evidence and proposed assessments, and keys that read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.models import ApiKey
from bening.foundation.units.models import Unit
from bening.kernel.lke import Predicate
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.services.answering import Given, answers_save
from bening.rooms.assessment.services.opening import assessment_open, sheet_start
from bening.rooms.assessment.services.proofs import proofs_put
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.services.review import evidence_accept
from tests.factories import NOW, TODAY, actor, make_plan
from tests.foundation.machines.world import World, call, make_world
from tests.rooms.assessment.world import from_above
from tests.rooms.evidence.world import get_item, make_evidence

IN_TIME = datetime(2025, 5, 20, 3, 0, tzinfo=UTC)
"""A moment before the last day for proposals of 2025; ``NOW`` is after it."""


@dataclass
class Office:
    """A regency with its plan and assessment, and who fills it in."""

    unit: Unit
    secretary: Actor
    staff: Actor
    assessment: Assessment

    @property
    def sheet(self) -> Sheet:
        return Sheet.objects.select_related("assessment__unit").get(assessment=self.assessment, layer=Layer.UNIT)

    def answer(self, item: str, values: dict[str, str], note: str = "") -> None:
        """The unit's own answer by the names of the item."""
        answers_save(by=self.secretary, at=NOW, sheet=self.sheet, given=[Given(item, values, note)])

    def judge(self, item: str, values: dict[str, str], note: str = "", *, signed: bool = True) -> None:
        """TPI's answer to one question, and its signature; the phase is the unit's to choose afterwards."""
        tpi = from_above(self.unit.parent, self.unit, Role.TPI)
        self.stand("TPI")
        sheet = sheet_start(by=tpi, at=NOW, assessment=self.assessment, layer=Layer.TPI)
        answers_save(by=tpi, at=NOW, sheet=sheet, given=[Given(item, values, note)])
        if signed:
            Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.SIGNED, signed_at=NOW)

    def stand(self, phase: str, **fields: str) -> None:
        """Put the assessment into a phase, as if all before it had been."""
        Assessment.objects.filter(pk=self.assessment.pk).update(phase=phase, **fields)

    def prove(self, item: str, *, title: str = "SK Tim Kerja", accepted: bool = True, **content: object) -> Evidence:
        """Evidence put to a question, with one file."""
        plan_item = get_item(self.unit.plans.get(), "I.1.1")
        evidence = make_evidence(self.staff, plan_item, title=title, submit=True, **content)
        pks = [evidence.pk]
        proofs_put(by=self.secretary, at=NOW, assessment=self.assessment, item=item, evidence_pks=pks)
        if accepted:
            evidence = evidence_accept(by=self.secretary, at=NOW, evidence=evidence, number=1, note="Mewakili")
        return evidence


def make_office(unit: Unit, target: Predicate = Predicate.WBK, *, items: int = 2) -> Office:
    secretary, staff = actor(unit, Role.SECRETARY), actor(unit, Role.STAFF, area=Area.MP)
    make_plan(unit, by=staff.user, items=items)
    opened = assessment_open(by=secretary, at=NOW, on=TODAY, target=target)
    return Office(unit, secretary, staff, opened)


@dataclass
class Province:
    """The tree of the gate's tests, its first regency at work, and a key of the province that reads everything."""

    world: World
    office: Office
    key: ApiKey
    secret: str

    def get(self, path: str, **headers: str) -> HttpResponse:
        return call(self.secret, path, **headers)

    def told(self, path: str) -> Any:
        """What an address answers."""
        response = self.get(path)
        assert response.status_code == 200, response.content
        return json.loads(response.content)

    def refusal(self, path: str) -> tuple[int, str]:
        """The status and the sentence of an error, in its one form."""
        response = self.get(path)
        body = json.loads(response.content)
        assert (body["error"], body["code"]) == (True, response.status_code)
        return response.status_code, body["message"]


def make_province() -> Province:
    world = make_world()
    key, secret = world.make_key(scopes=list(Scope), rate_limit=600)
    return Province(world, make_office(world.regencies[0]), key, secret)
