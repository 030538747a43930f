"""Applying a working sheet: everything in one transaction, told in one event, undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files import services as files
from bening.foundation.files.models import StoredFile
from bening.foundation.workflow.returning import Words
from bening.kernel.decree.assemble.steps import steps_of
from bening.kernel.targets.schedule import Kind, Schedule
from bening.kernel.targets.schedule import Occurrence as Dates
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.imports.reading import signature_key
from bening.rooms.plans.imports.sheet.reading import read_sheet
from bening.rooms.plans.imports.sheet.selectors import Accepted, DryRun, dry_run
from bening.rooms.plans.models import ActionStep, BulkChange, EvidenceRequirement, Item, Occurrence, Plan
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.policies import PolicyError, check_edit_plan
from bening.rooms.plans.services.bulk import check_undo
from bening.rooms.plans.services.item_edit import locked_item, set_lines, tell_owner, touch
from bening.rooms.plans.services.occurrence_moves import locked, step_to
from bening.rooms.plans.services.schedule import redate_all, schedule_preview

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ITEM, DUE = "sheet_item", "sheet_due"
"""Kinds of entries in ``BulkChange.before`` that ``sheet_undo`` puts back."""
LINES: dict[str, type[ActionStep] | type[EvidenceRequirement]] = {
    "action": ActionStep,
    "evidence_text": EvidenceRequirement,
}


def sheet_receive(*, by: Actor, at: datetime, content: bytes, name: str) -> StoredFile:
    """Keep an uploaded working sheet for its dry run. Raises DecreeError, FileRefusedError; nothing is kept then."""
    by.check(EDIT_PLAN)
    files.check_size(name, len(content), settings.DECREE_MAX_BYTES)
    received = files.receive(content, name=name, media_type=MEDIA_TYPE, at=at)
    if received.refusal:
        raise files.FileRefusedError(received.refusal)
    read_sheet(content)
    with transaction.atomic():
        file = files.store(unit=by.unit, content=received, name=name, media_type=MEDIA_TYPE, by=by.user, at=at)
        record(
            by=by.user,
            at=at,
            unit=by.unit,
            verb="plans.sheet_received",
            target=file,
            data={"sha256": file.sha256, "year": by.year},
        )
    return file


def sheet_token(run: DryRun) -> str:
    """A name for exactly these changes: what a person agreed to is what is applied."""
    return signature_key(
        repr([(one.change.place, one.change.before, one.change.after) for one in run.accepted])
        + repr(sorted(run.comparison.conflicts))
    )


@transaction.atomic
def sheet_apply(
    *, by: Actor, at: datetime, plan: Plan, file: StoredFile, token: str, take: frozenset[str] = frozenset()
) -> BulkChange:
    """Make the changes of a sheet, judged anew on the rows as they stand now.

    ``token`` is ``sheet_token`` of the dry run without conflicts that the person saw; ``take`` names conflicts that
    follow the sheet. Raises PolicyError where the plan moved on since, or where nothing would change.
    """
    check_edit_plan(by, plan)
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=plan.pk)
    rows = read_sheet(files.read_internally(file))
    list(Item.objects.of_plan(plan).select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))
    list(Occurrence.objects.of_plan(plan).select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))
    if sheet_token(dry_run(by, plan, rows)) != token:
        raise PolicyError("Rencana berubah sejak Anda melihat halaman ini. Periksa lagi daftarnya, lalu terapkan.")
    run = dry_run(by, plan, rows, take=take)
    if not run.accepted:
        raise PolicyError("Tidak ada sel yang dapat diubah.")
    before = [_change_due(by, at, pk, group) for pk, group in run.dues.items()]
    before += [_change_item(by, at, plan, code, group) for code, group in run.items.items()]
    change = BulkChange.objects.create(
        batch=uuid4(),
        plan=plan,
        by=by.user,
        at=at,
        summary=f"{len(run.accepted)} sel dari lembar kerja “{file.name}”"[:300],
        before=before,
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.sheet_applied",
        target=plan,
        data={
            "file": file.name,
            "cells": [
                [one.change.name, one.change.heading, one.change.before, one.change.after] for one in run.accepted
            ],
            "refused": len(run.troubles),
        },
        batch=change.batch,
    )
    return change


def _change_item(by: Actor, at: datetime, plan: Plan, code: str, group: Sequence[Accepted]) -> dict[str, Any]:
    """Write the cells of one item; returns what stood before."""
    item = locked_item(Item.objects.of_plan(plan).get(code=code))
    values: dict[str, Any] = {}
    for one in group:
        name, text = one.change.field, one.change.after
        if one.schedule is not None:
            values |= _dates_of(item)
            _set_dates(by, at, item, text, one.schedule)
        elif name == "owner":
            values["owner"], item.owner = item.owner_id, one.owner
            tell_owner(by=by, at=at, item=item, owner=one.owner)
        else:
            values[name] = getattr(item, name)
            _set_text(at, item, name, text)
    touch(item, by=by.user, at=at)
    return {"kind": ITEM, "pk": item.pk, "version": item.version, "values": values}


def _set_text(at: datetime, item: Item, name: str, text: str) -> None:
    setattr(item, name, text)
    if name in LINES:
        set_lines(item, LINES[name], steps_of(text), at=at)


def _set_dates(by: Actor, at: datetime, item: Item, text: str, schedule: Schedule) -> None:
    redate_all(by=by, at=at, item=item, changes=schedule_preview(item, schedule))
    item.target_text, item.schedule_kind, item.schedule_settled = text, schedule.kind.value, False


def _dates_of(item: Item) -> dict[str, Any]:
    return {
        "target_text": item.target_text,
        "schedule_kind": item.schedule_kind,
        "schedule_settled": item.schedule_settled,
        "dates": [
            [row.period, row.start.isoformat(), row.due.isoformat()]
            for row in item.occurrences.exclude(state=State.CANCELLED).order_by("due", "pk")
        ],
    }


def _change_due(by: Actor, at: datetime, pk: int, group: Sequence[Accepted]) -> dict[str, Any]:
    """Write the cells of one due date; returns what stood before."""
    row = locked(Occurrence(pk=pk))
    values = {"state": row.state, "owner": row.owner_id, "note": row.note}
    moves = [one.move for one in group if one.move is not None]
    for one in group:
        if one.move is None:
            row.note = one.change.after
    if moves:
        reason = row.note if moves[0].wants == "reason" else ""
        step_to(by=by.user, at=at, occurrence=row, target=moves[0].target, words=Words(reason))
    else:
        row.version += 1
    row.save(update_fields=("note", "version"))
    return {"kind": DUE, "pk": row.pk, "version": row.version, "values": values}


@dataclass(frozen=True, slots=True)
class Undone:
    """How an undo ended: rows put back, and a sentence for each that somebody changed meanwhile and that stays."""

    rows: int
    left: list[str]


@transaction.atomic
def sheet_undo(*, by: Actor, at: datetime, change: BulkChange) -> Undone:
    """Put back what a sheet changed, within ten minutes, by whoever applied it."""
    kept = BulkChange.objects.select_for_update(of=("self",), no_key=True).select_related("plan").get(pk=change.pk)
    check_undo(by, at, kept)
    check_edit_plan(by, kept.plan)
    left = [sentence for entry in kept.before if (sentence := _put_back(by, at, entry))]
    kept.undone_at = at
    kept.save(update_fields=("undone_at",))
    rows = len(kept.before) - len(left)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.sheet_undone",
        target=kept.plan,
        data={"rows": rows, "left": left},
        batch=kept.batch,
    )
    return Undone(rows, left)


def _put_back(by: Actor, at: datetime, entry: dict[str, Any]) -> str:
    """Put one row back; a sentence where somebody changed it since."""
    if entry["kind"] == ITEM:
        item = locked_item(Item(pk=entry["pk"]))
        if item.version != entry["version"]:
            return f"Butir {item.code} tetap, karena sudah diubah lagi sesudah lembar diterapkan."
        _item_back(by, at, item, dict(entry["values"]))
        return ""
    row = locked(Occurrence(pk=entry["pk"]))
    if row.version != entry["version"]:
        return f"Jatuh tempo {row.item.code} {row.period} tetap, karena sudah diubah lagi sesudah itu."
    values = entry["values"]
    row.note, row.owner_id = values["note"], values["owner"]
    if row.state != values["state"]:
        words = Words("Lembar kerja dibatalkan.")
        step_to(by=by.user, at=at, occurrence=row, target=State(values["state"]), words=words)
    else:
        row.version += 1
    row.save(update_fields=("note", "owner", "version"))
    return ""


def _item_back(by: Actor, at: datetime, item: Item, values: dict[str, Any]) -> None:
    if "dates" in values:
        occurrences = tuple(
            Dates(period, date.fromisoformat(start), date.fromisoformat(due))
            for period, start, due in values.pop("dates")
        )
        schedule = Schedule(Kind(values["schedule_kind"]), occurrences=occurrences)
        redate_all(by=by, at=at, item=item, changes=schedule_preview(item, schedule))
    for name, value in values.items():
        if name == "owner":
            item.owner_id = value
        else:
            _set_text(at, item, name, value)
    touch(item, by=by.user, at=at)
