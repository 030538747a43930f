"""An assessed office with a plan whose items answer questions of the worksheet."""

from __future__ import annotations

from dataclasses import dataclass

from bening.kernel.lke.crosswalk import load_crosswalk
from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models import CrossLink
from bening.rooms.evidence.models import Evidence
from bening.rooms.plans.models import Component, Item, Plan
from tests.factories import NOW, make_plan
from tests.rooms.assessment.world import Office, make_office
from tests.rooms.evidence.world import get_item, make_evidence


@dataclass
class Crossed:
    office: Office
    plan: Plan

    def item(self, code: str = "I.1.1") -> Item:
        return get_item(self.plan, code)

    def link(self, question: str, code: str = "I.1.1", standing: LinkStanding = LinkStanding.SHIPPED) -> CrossLink:
        return CrossLink.objects.create(plan_item=self.item(code), item=question, standing=standing, at=NOW)

    def evidence(self, code: str = "I.1.1", *, submit: bool = True) -> Evidence:
        return make_evidence(self.office.staff, self.item(code), submit=submit)


def make_crossed(*, sections: int = 2, components: int = 1, items: int = 2) -> Crossed:
    office = make_office()
    plan = make_plan(office.unit, by=office.secretary.user, sections=sections, components=components, items=items)
    return Crossed(office, plan)


def read_as_kerinci(crossed: Crossed, code: str) -> Item:
    """Give an item the words that the item of this code has in the plan that was read for Bening."""
    item = crossed.item(code)
    item.indicator = load_crosswalk("kerinci-2025").rows[code].indicator
    item.save()
    return item


def make_kerinci() -> Crossed:
    """An office whose plan in force has the codes and indicators of the plan that was read, and no dates or proofs."""
    office = make_office()
    plan = make_plan(office.unit, by=office.secretary.user, sections=6, items=0)
    sections = {section.code: section for section in plan.sections.order_by("position")}
    rows = load_crosswalk("kerinci-2025").rows
    places = dict.fromkeys(code.rpartition(".")[0] for code in rows)
    components = {}
    for place in places:
        code, number = place.split(".")
        known = {"section": sections[code], "number": int(number)}
        components[place] = Component.objects.get_or_create(**known, defaults={"name": f"Komponen {place}"})[0]
    Item.objects.bulk_create(
        Item(
            plan=plan,
            component=components[code.rpartition(".")[0]],
            code=code,
            position=position,
            indicator=row.indicator,
        )
        for position, (code, row) in enumerate(rows.items(), start=1)
    )
    return Crossed(office, plan)
