"""A unit with a plan and the people around it."""

from __future__ import annotations

from dataclasses import dataclass

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.units.models import Unit
from bening.rooms.plans.models import Item, Occurrence, Plan
from tests.factories import actor, make_plan, make_unit, make_user


@dataclass
class World:
    """One office: section I is area MP, section II is PT. ``rina`` owns every item."""

    unit: Unit
    plan: Plan
    secretary: Actor
    coordinator: Actor
    """Of area MP."""
    rina: Actor
    budi: Actor

    def item(self, code: str = "I.1.1") -> Item:
        return Item.objects.select_related("plan__unit", "component__section", "owner").get(plan=self.plan, code=code)

    def occurrence(self, code: str = "I.1.1") -> Occurrence:
        return Occurrence.objects.select_related("item__plan", "item__component__section").get(
            item__plan=self.plan, item__code=code
        )


def make_world(**plan: object) -> World:
    unit = make_unit(name="KPU Kabupaten Contoh")
    secretary = actor(unit, Role.SECRETARY, user=make_user("Sari Dewi, S.H."))
    world = World(
        unit=unit,
        plan=make_plan(unit, by=secretary.user, **plan),
        secretary=secretary,
        coordinator=actor(unit, Role.COORDINATOR, area=Area.MP, user=make_user("Kurnia Putra")),
        rina=actor(unit, Role.STAFF, user=make_user("Rina Wati, S.E.")),
        budi=actor(unit, Role.STAFF, user=make_user("Budi Hartono")),
    )
    Item.objects.filter(plan=world.plan).update(owner=world.rina.user)
    return world
