"""Texts and owner of one item: changed, added, taken out and put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.kernel.decree.assemble.steps import steps_of
from bening.kernel.decree.draft import Step
from bening.rooms.plans import policies
from bening.rooms.plans.models import ActionStep, Component, EvidenceRequirement, Item, Occurrence
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.rules.lines import lines_of, match_lines
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.conflict import Seen, changes_of, hand_of
from bening.rooms.plans.services.targets import readable_occurrences
from bening.rooms.plans.services.telling import tell

LABELS = {
    "indicator": "Indikator",
    "steps": "Langkah aksi",
    "requirements": "Bukti yang diminta",
    "owner": "Penanggung jawab",
}


def item_values(item: Item) -> dict[str, Any]:
    """The editable values of an item: texts, lists as lines of text, the owner's id."""
    return {
        "indicator": item.indicator,
        "steps": "\n".join(step.as_written for step in item.steps.all()),
        "requirements": "\n".join(proof.as_written for proof in item.requirements.all()),
        "owner": item.owner_id,
    }


def locked_item(item: Item) -> Item:
    return (
        Item.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan__unit", "component__section", "owner", "changed_by")
        .get(pk=item.pk)
    )


@transaction.atomic
def item_update(
    *, by: Actor, at: datetime, item: Item, values: Mapping[str, Any], base: Mapping[str, Any], version: int
) -> Item:
    """Change some of ``item_values``; ``base`` and ``version`` are what the person saw when she began.

    Raises EditConflict where somebody else changed the same fields since; other people's changes of other fields stay.
    """
    row = locked_item(item)
    policies.check_assign(by, row)
    if row.removed_at:
        raise PolicyError(f"Butir {row.code} sudah dikeluarkan dari rencana.")
    present = item_values(row)
    last = hand_of(row.changed_by, row.changed_at)
    changes = changes_of(Seen(base, version), values, present, version=row.version, last=last)
    if set(changes) - {"owner"}:
        policies.check_edit_plan(by, row.plan)
    if not changes:
        return row
    before = present | {"owner": row.owner.name if row.owner else ""}
    _apply(by, at, row, changes)
    touch(row, by=by.user, at=at)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.item_changed",
        target=row,
        data={
            "changes": {LABELS[name]: [before[name], _shown(row, name, value)] for name, value in changes.items()},
            "version": row.version,
        },
    )
    if changes.get("owner"):
        tell_owner(by=by, at=at, item=row, owner=row.owner)
    return row


def _shown(item: Item, name: str, value: Any) -> Any:
    return (item.owner.name if item.owner else "") if name == "owner" else value


def _apply(by: Actor, at: datetime, item: Item, changes: Mapping[str, Any]) -> None:
    if "indicator" in changes:
        if not str(changes["indicator"]).strip():
            raise PolicyError("Indikator tidak boleh kosong.")
        item.indicator = str(changes["indicator"]).strip()
    if "steps" in changes:
        set_lines(item, ActionStep, _typed(changes["steps"]), at=at)
        item.action = "\n".join(lines_of(changes["steps"]))
    if "requirements" in changes:
        set_lines(item, EvidenceRequirement, _typed(changes["requirements"]), at=at)
        item.evidence_text = "\n".join(lines_of(changes["requirements"]))
    if "owner" in changes:
        item.owner = worker(by, changes["owner"])


def _typed(text: str) -> list[Step]:
    """One line, one row; a number that a person writes in front of it is the line's number."""
    return [step for line in lines_of(text) for step in steps_of(line)]


def worker(by: Actor, pk: int | None) -> User | None:
    """The person with this id, who must be one of those who work in the unit; None for nobody."""
    if pk is None:
        return None
    user = workers(by.unit, by.year).filter(pk=pk).first()
    if user is None:
        raise PolicyError("Orang itu tidak bekerja di satuan kerja ini tahun ini. Pilih nama dari daftar.")
    return user


def set_lines(
    item: Item, model: type[ActionStep] | type[EvidenceRequirement], lines: Sequence[Step], *, at: datetime
) -> None:
    """Make the rows of an item say these lines; a row keeps its identity where it can (``rules.lines``).

    What no line says any more is marked as removed and stays in the database with whatever points at it.
    """
    rows = {row.pk: row for row in model.with_removed.filter(item=item).order_by("position", "pk")}
    live = [(pk, row.text) for pk, row in rows.items() if row.removed_at is None]
    removed = [(pk, row.text) for pk, row in rows.items() if row.removed_at is not None]
    taken, gone = match_lines(live, [line.text for line in lines], removed=removed)
    model.objects.filter(pk__in=gone).update(removed_at=at)
    model.objects.filter(item=item).update(position=F("position") + 10_000)
    for position, (pk, line) in enumerate(zip(taken, lines, strict=True), start=1):
        row = rows[pk] if pk else model(item=item)
        row.position, row.number, row.text, row.removed_at = position, line.no, line.text, None
        row.save()


def touch(item: Item, *, by: User, at: datetime) -> None:
    """Save an item as changed by somebody now, one version on."""
    item.version += 1
    item.changed_by = by
    item.changed_at = at
    item.save()


def tell_owner(*, by: Actor, at: datetime, item: Item, owner: User | None) -> None:
    """Tell a person that an item is now hers."""
    tell(
        users=[owner],
        by=by,
        item=item,
        kind="plans.assigned",
        key=f"item:{item.pk}:owner:{item.version}",
        text=f"{by.user.name} menugaskan Anda: {item.code} {item.indicator}",
        at=at,
    )


@transaction.atomic
def item_add(*, by: Actor, at: datetime, component: Component, values: Mapping[str, Any], target_text: str) -> Item:
    """A new last item of a component. Raises PolicyError when the target cannot be read with certainty."""
    plan = component.section.plan
    policies.check_edit_plan(by, plan)
    schedule = readable_occurrences(plan, target_text)
    numbers = Item.objects.filter(component=component).values_list("code", flat=True)
    number = max((int(code.rsplit(".", 1)[-1]) for code in numbers if code.rsplit(".", 1)[-1].isdecimal()), default=0)
    item = Item(
        plan=plan,
        component=component,
        code=f"{component.section.code}.{component.number}.{number + 1}",
        position=_position_after(component),
        indicator=str(values["indicator"]).strip(),
        target_text=target_text.strip(),
        schedule_kind=schedule.kind.value,
        changed_by=by.user,
        changed_at=at,
    )
    item.save()
    _apply(by, at, item, {key: values[key] for key in ("steps", "requirements", "owner") if key in values})
    item.save()
    Occurrence.objects.bulk_create(
        Occurrence(item=item, period=o.period, start=o.start, due=o.due) for o in schedule.occurrences
    )
    record(by=by.user, at=at, unit=by.unit, verb="plans.item_added", target=item, data={"code": item.code})
    tell_owner(by=by, at=at, item=item, owner=item.owner)
    return item


def _position_after(component: Component) -> int:
    """A free place behind the component's last item, or behind what stands before an empty one; the rest moves on."""
    section = component.section
    last: int | None = Item.objects.filter(component=component).aggregate(last=Max("position"))["last"]
    if last is None:
        earlier = Q(component__section__position__lt=section.position)
        earlier |= Q(component__section=section, component__number__lt=component.number)
        last = Item.objects.filter(earlier, plan=section.plan_id).aggregate(last=Max("position"))["last"] or 0
    Item.objects.filter(plan=section.plan_id, position__gt=last).update(position=F("position") + 1)
    return last + 1


@transaction.atomic
def item_remove(*, by: Actor, at: datetime, item: Item, reason: str) -> Item:
    """Take an item out of the plan. It is kept with all that hangs on it and may be put back."""
    row = locked_item(item)
    policies.check_edit_plan(by, row.plan)
    if not reason.strip():
        raise PolicyError("Tulis alasan mengapa butir ini dikeluarkan dari rencana.")
    if row.removed_at:
        raise PolicyError(f"Butir {row.code} sudah dikeluarkan sebelumnya.")
    row.removed_at = at
    touch(row, by=by.user, at=at)
    record(by=by.user, at=at, unit=by.unit, verb="plans.item_removed", target=row, data={"reason": reason.strip()})
    return row


@transaction.atomic
def item_restore(*, by: Actor, at: datetime, item: Item) -> Item:
    """Put back what was taken out. Refused while another item carries its code."""
    row = locked_item(item)
    policies.check_edit_plan(by, row.plan)
    if row.removed_at is None:
        raise PolicyError(f"Butir {row.code} masih ada dalam rencana.")
    if Item.objects.of_plan(row.plan).filter(code=row.code).exists():
        raise PolicyError(f"Kode {row.code} sudah dipakai butir lain. Keluarkan butir itu dahulu.")
    row.removed_at = None
    touch(row, by=by.user, at=at)
    record(by=by.user, at=at, unit=by.unit, verb="plans.item_restored", target=row)
    return row
