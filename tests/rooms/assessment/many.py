"""Assessments of many units, made with few statements: only what is folded, no answers."""

from __future__ import annotations

from collections.abc import Iterable

from bening.foundation.accounts.models import User
from bening.foundation.units.models import Unit
from bening.kernel.lke import load
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.rules.folding import Standing, standing
from bening.rooms.assessment.services.opening import PROCESS
from tests.factories import NOW, TODAY, YEAR
from tests.kernel.lke.fillings import at_random

DIFFERENT = 8


def add_assessments(units: Iterable[Unit], *, by: User, year: int = YEAR, judged: bool = True) -> list[Assessment]:
    """An assessment for each unit with its own filling, and that of the TPI signed where ``judged``."""
    made = Assessment.objects.bulk_create(
        Assessment(
            unit=unit, year=year, instrument=load().id, process=PROCESS, target="WBK", phase="TPI",
            phase_since=TODAY, opened_by=by, opened_at=NOW, facts_at=NOW,
        )
        for unit in units
    )  # fmt: skip
    known = [standing(load(), at_random(seed)) for seed in range(DIFFERENT)]
    layers = [Layer.UNIT, Layer.TPI] if judged else [Layer.UNIT]
    Sheet.objects.bulk_create(
        _sheet(assessment, layer, known[(number + place) % DIFFERENT])
        for number, assessment in enumerate(made)
        for place, layer in enumerate(layers)
    )
    return made


def _sheet(assessment: Assessment, layer: Layer, now: Standing) -> Sheet:
    judged = layer is not Layer.UNIT
    return Sheet(
        assessment=assessment, layer=layer, state=SheetState.SIGNED if judged else SheetState.OPEN, total=now.total,
        answered=now.answered, areas=now.areas, passes=now.passes, reached=now.reached, started_at=NOW,
        signed_at=NOW if judged else None,
    )  # fmt: skip
