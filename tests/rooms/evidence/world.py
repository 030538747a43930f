"""An office with a plan, its people and a few received files. Every name is invented."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.files.services import store
from bening.foundation.units.models import Unit
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.rules.completeness import Completeness
from bening.rooms.evidence.selectors.shares import shares
from bening.rooms.evidence.services.handing_in import Content, Place, evidence_create, evidence_submit
from bening.rooms.plans.api import Asks
from bening.rooms.plans.models import EvidenceRequirement, Item, Plan
from tests.factories import NOW, actor, make_plan, make_unit

_numbers = itertools.count(1)


@dataclass
class Office:
    """Area MP has a coordinator; the second section's area (PT) has none."""

    unit: Unit
    plan: Plan
    secretary: Actor
    coordinator: Actor
    staff: Actor
    item: Item


def make_office() -> Office:
    unit = make_unit()
    staff = actor(unit, Role.STAFF, area=Area.MP)
    plan = make_plan(unit, by=staff.user)
    return Office(
        unit=unit,
        plan=plan,
        secretary=actor(unit, Role.SECRETARY),
        coordinator=actor(unit, Role.COORDINATOR, area=Area.MP),
        staff=staff,
        item=get_item(plan, "I.1.1"),
    )


def get_item(plan: Plan, code: str) -> Item:
    return plan.items.select_related("plan__unit", "component__section", "owner").get(code=code)


def add_requirement(item: Item, text: str) -> EvidenceRequirement:
    position = item.requirements.count() + 1
    return EvidenceRequirement.objects.create(item=item, position=position, text=text)


def make_file(by: Actor, *, name: str = "", content: bytes = b"", state: FileState = FileState.AVAILABLE) -> StoredFile:
    number = next(_numbers)
    file = store(
        unit=by.unit,
        content=content or f"Laporan nomor {number}".encode(),
        name=name or f"laporan-{number}.txt",
        media_type="text/plain",
        by=by.user,
        at=NOW,
    )
    StoredFile.objects.filter(pk=file.pk).update(state=state)
    file.refresh_from_db()
    return file


def place_of(item: Item, *, first: bool = True) -> Place:
    """The item's first required proof at its first due date."""
    return Place(item, item.requirements.first(), item.occurrences.first()) if first else Place(item)


def make_evidence(
    by: Actor, item: Item, *, title: str = "SK Tim Kerja", submit: bool = False, **content: object
) -> Evidence:
    fields = {"files": [make_file(by)], "places": [place_of(item)], **content}
    evidence = evidence_create(by=by, at=NOW, title=title, content=Content(**fields))
    return evidence_submit(by=by, at=NOW, evidence=evidence) if submit else evidence


def share_of(item: Item) -> Completeness:
    """How complete an item is."""
    dues = tuple(item.occurrences.exclude(state="cancelled").values_list("pk", flat=True).order_by("pk"))
    return shares({item.pk: Asks(item.requirements.count(), dues)})[item.pk]
