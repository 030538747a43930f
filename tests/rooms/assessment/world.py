"""A regency office under its province, an opened assessment, and everybody who fills it in. Names are invented."""

from __future__ import annotations

from dataclasses import dataclass

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import Actor, actor_for
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.kernel.lke import Instrument, Predicate, load
from bening.kernel.lke.instrument import Index, Item, Share
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.services.opening import assessment_open
from tests.factories import NOW, TODAY, YEAR, actor, make_membership, make_unit, make_user


@dataclass
class Office:
    """``supervisor`` and ``tpi`` hold their role in the province, as it counts for the units below it."""

    unit: Unit
    province: Unit
    secretary: Actor
    coordinator: Actor
    staff: Actor
    supervisor: Actor
    tpi: Actor
    assessment: Assessment

    def sheet(self, layer: Layer = Layer.UNIT) -> Sheet:
        return Sheet.objects.select_related("assessment__unit").get(assessment=self.assessment, layer=layer, round=1)


def from_above(province: Unit, unit: Unit, role: Role) -> Actor:
    """Somebody whose role in the province reaches the unit."""
    user = make_user()
    make_membership(province, role, user=user)
    return actor_for(user, unit, YEAR)


def make_office(target: Predicate = Predicate.WBK) -> Office:
    province = make_unit(kind=UnitKind.PROVINCE)
    unit = make_unit(parent=province)
    secretary = actor(unit, Role.SECRETARY)
    return Office(
        unit=unit,
        province=province,
        secretary=secretary,
        coordinator=actor(unit, Role.COORDINATOR, area=Area.MP),
        staff=actor(unit, Role.STAFF, area=Area.MP),
        supervisor=from_above(province, unit, Role.SUPERVISOR),
        tpi=from_above(province, unit, Role.TPI),
        assessment=assessment_open(by=secretary, at=NOW, on=TODAY, target=target),
    )


def best(instrument: Instrument | None = None) -> dict[str, dict[str, str]]:
    """An answer to every question that gives all its points, as ``{item: {name: value}}``."""
    known = instrument or load()
    return {
        item.id: {item.id: item.options[0].key} if item.options else _best_numbers(item)
        for item in known.items.values()
    }


def _best_numbers(item: Item) -> dict[str, str]:
    numbers = {field.id: "0" for field in item.inputs}
    formula = item.formula
    if isinstance(formula, Share):
        numbers[formula.part] = "1"
        if formula.part not in formula.whole:
            numbers[formula.whole[0]] = "1"
    elif isinstance(formula, Index):
        numbers[formula.input] = str(formula.maximum)
    return numbers
