"""Who signs a filling, who did, and what was frozen when it was signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User
from bening.kernel import process
from bening.kernel.process import Effect, GuardKind
from bening.rooms.assessment.enums import Layer, Rank, SheetState
from bening.rooms.assessment.models import Assessment, Finding, Seat, Sheet, SheetStep
from bening.rooms.assessment.rules.chain import Chain


def chain_of(sheet: Sheet) -> Chain:
    """The ranks of the filling's layer and who holds them now (one query)."""
    if sheet.layer == Layer.UNIT:
        return Chain(heads=frozenset(user.pk for user in leaders_of(sheet.assessment, [Role.LEADER])))
    rows = Seat.objects.filter(assessment=sheet.assessment_id, layer=sheet.layer, removed_at__isnull=True)
    held = list(rows.order_by("pk").values_list("rank", "person_id"))
    return Chain(
        members=frozenset(person for rank, person in held if rank == Rank.MEMBER),
        heads=frozenset(person for rank, person in held if rank == Rank.HEAD),
        controllers=frozenset(person for rank, person in held if rank == Rank.CONTROLLER),
    )


def leaders_of(assessment: Assessment, roles: Sequence[Role]) -> list[User]:
    """The active people who hold one of these roles in the unit itself (one query)."""
    rows = Membership.objects.current().filter(
        unit=assessment.unit_id, year=assessment.year, role__in=roles, user__is_active=True
    )
    return list({row.user_id: row.user for row in rows.select_related("user").order_by("pk")}.values())


def steps_of(sheet: Sheet) -> list[SheetStep]:
    """Every move of the filling, oldest first (one query)."""
    return list(SheetStep.objects.filter(sheet=sheet).select_related("by").order_by("at", "pk"))


def signatures_in(steps: Sequence[SheetStep]) -> list[SheetStep]:
    """The steps since the filling was last open: who submitted it, passed it on and signed it."""
    found: list[SheetStep] = []
    for step in steps:
        found = [] if step.target == SheetState.OPEN else [*found, step]
    return found


def must_be_complete(sheet: Sheet) -> bool:
    """Whether the phase blocks a filling with questions left: then no reason helps."""
    assessment = sheet.assessment
    phase = process.load(assessment.process).phases[assessment.phase]
    guards = [guard for result in phase.results for guard in result.guards if guard.kind is GuardKind.COMPLETE]
    return any(guard.effect is Effect.BLOCKS for guard in guards if guard.layer and guard.layer.value == sheet.layer)


def findings_on(sheet: Sheet) -> list[Finding]:
    """The findings of the filling's layer in every round (one query)."""
    rows = Finding.objects.filter(sheet__assessment=sheet.assessment_id, sheet__layer=sheet.layer)
    return list(rows.order_by("pk"))


@dataclass(frozen=True)
class Frozen:
    """What was signed, read back: ``data`` as ``services.freezing`` wrote it, and whether its hash still fits."""

    data: dict[str, Any]
    hash: str
    holds: bool


def frozen_of(sheet: Sheet) -> Frozen | None:
    """The frozen content of a signed filling, with its hash computed again; None while it is not signed."""
    if not sheet.frozen:
        return None
    fits = hashlib.sha256(sheet.frozen.encode()).hexdigest() == sheet.frozen_hash
    return Frozen(json.loads(sheet.frozen), sheet.frozen_hash, fits)
