"""New parts of a plan: a section for an area that it lacks, a component in a section."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.rooms.plans import policies
from bening.rooms.plans.models import Component, Plan, PlanSection

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LONGEST = 500


@transaction.atomic
def component_open(*, by: Actor, at: datetime, plan: Plan, area: str, title: str, name: str) -> Component:
    """The component of that name in the first section of the area, both made at the end where they are missing.

    ``area`` "" means a section without area that has the ``title``. Capitals do not matter.
    """
    policies.check_edit_plan(by, plan)
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    section = _section(plan, area, title) or _new_section(plan, area, title)
    for component in section.components.order_by("number"):
        if component.name.casefold() == name.casefold():
            return component
    last = section.components.aggregate(last=Max("number"))["last"] or 0
    component = Component.objects.create(section=section, number=last + 1, name=name[:LONGEST])
    data = {"section": section.code}
    record(by=by.user, at=at, unit=by.unit, verb="plans.component_added", target=component, data=data)
    return component


def _section(plan: Plan, area: str, title: str) -> PlanSection | None:
    rows = PlanSection.objects.filter(plan=plan, area=area).order_by("position", "pk")
    return (rows if area else rows.filter(title__iexact=title)).first()


def _new_section(plan: Plan, area: str, title: str) -> PlanSection:
    rows = PlanSection.objects.filter(plan=plan).order_by("position")
    codes = set(rows.values_list("code", flat=True))
    last = rows.aggregate(last=Max("position"))["last"] or 0
    code = next((code for code in ROMANS[len(codes) :] if code not in codes), f"{last + 1}")
    return PlanSection.objects.create(plan=plan, code=code, position=last + 1, title=title[:LONGEST], area=area)
