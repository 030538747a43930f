"""Writing an import: take the source, read it, keep what a person mends, make it a plan or throw it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files import services as files
from bening.kernel.decree import DecreeError, draft_from_json, draft_to_json
from bening.kernel.decree.draft import Item, Role
from bening.kernel.targets.schedule import Alternative, WeekConvention
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.imports import mending
from bening.rooms.plans.imports.reading import PASTED, Columns, needs_job, read_source, signature_key
from bening.rooms.plans.models import ColumnLayout, PlanImport
from bening.rooms.plans.permissions import IMPORT_PLAN
from bening.rooms.plans.policies import PolicyError


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person handed in: the bytes, the name, and the type that the sender claims."""

    content: bytes
    name: str
    media_type: str = ""


def pasted(text: str, *, name: str) -> Sent:
    """Pasted text or HTML as a source of its own."""
    return Sent(text.encode(), name, PASTED)


def import_start(*, by: Actor, at: datetime, sent: Sent) -> PlanImport:
    """Keep a source and read it: now, or in a job where that takes long.

    Raises DecreeError where it cannot be read at once, FileRefusedError where it is empty, too large or refused by its
    content; nothing is kept then.
    """
    by.check(IMPORT_PLAN)
    files.check_size(sent.name, len(sent.content), settings.DECREE_MAX_BYTES)
    columns = columns_of_unit(by)
    received = files.receive(sent.content, name=sent.name, media_type=sent.media_type, at=at)
    if received.refusal:
        raise files.FileRefusedError(received.refusal)
    later = needs_job(sent.content, sent.media_type)
    draft = {} if later else _read(sent, year=by.year, columns=columns)
    with transaction.atomic():
        source = files.store(
            unit=by.unit, content=received, name=sent.name, media_type=sent.media_type, by=by.user, at=at
        )
        row = PlanImport.objects.create(
            unit=by.unit,
            year=by.year,
            source=source,
            draft=draft,
            reading=_waiting() if later else {},
            created_by=by.user,
            created_at=at,
        )
        record(
            by=by.user,
            at=at,
            unit=by.unit,
            verb="plans.import_started",
            target=row,
            data={"file": source.name, "sha256": source.sha256, "year": by.year},
        )
        if later:
            _queue(row)
    return row


def _waiting() -> dict[str, Any]:
    return {"share": 0.0, "phase": "Menunggu giliran"}


def _queue(row: PlanImport) -> None:
    from bening.rooms.plans.imports.tasks import import_read as job

    transaction.on_commit(partial(job.enqueue, import_id=row.pk))


def _read(sent: Sent, *, year: int, columns: Columns, progress: Callable[[float, str], None] | None = None) -> Any:
    draft = read_source(
        sent.content, media_type=sent.media_type, filename=sent.name, year=year, columns=columns, progress=progress
    )
    return draft_to_json(draft)


def columns_of_unit(by: Actor) -> dict[str, dict[str, str]]:
    """The columns that people of this unit mapped before, by layout signature."""
    layouts = ColumnLayout.objects.filter(unit=by.unit).order_by("pk")
    return {layout.roles["signature"]: layout.roles["columns"] for layout in layouts}


def import_read(*, at: datetime, import_id: int) -> None:
    """The job: read the source of a waiting import. Done twice, it finds nothing to do the second time."""
    row = PlanImport.objects.select_related("source", "unit").filter(pk=import_id, state=ImportState.OPEN).first()
    if row is None or "phase" not in row.reading:
        return
    known = {
        layout.roles["signature"]: layout.roles["columns"]
        for layout in ColumnLayout.objects.filter(unit=row.unit_id).order_by("pk")
    }
    try:
        sent = Sent(files.read_internally(row.source), row.source.name, row.source.media_type)
        draft = _read(sent, year=row.year, columns=known | row.columns, progress=partial(_progress, row.pk))
        error = ""
    except (DecreeError, files.FileRefusedError) as refusal:
        draft, error = {}, str(refusal)
    with transaction.atomic():
        row = (
            PlanImport.objects.select_for_update(of=("self",), no_key=True)
            .select_related("unit", "source")
            .get(pk=import_id)
        )
        row.reading = {"error": error} if error else {}
        row.draft = draft or row.draft
        row.version += 1
        row.save(update_fields=("reading", "draft", "version"))
        record(
            by=None,
            at=at,
            unit=row.unit,
            verb="plans.import_failed" if error else "plans.import_read",
            target=row,
            data={"error": error} if error else {"items": draft["counts"]["items"]},
        )


def _progress(pk: int, share: float, phase: str) -> None:
    PlanImport.objects.filter(pk=pk).update(reading={"share": round(share, 2), "phase": phase})


def opened(by: Actor, plan_import: PlanImport) -> PlanImport:
    """The import, locked, where it belongs to the actor's unit and year and is still open."""
    by.check(IMPORT_PLAN)
    row = (
        PlanImport.objects.select_for_update(of=("self",), no_key=True)
        .select_related("source", "unit")
        .filter(pk=plan_import.pk, unit=by.unit, year=by.year)
        .first()
    )
    if row is None:
        raise PolicyError("Impor ini milik satuan kerja atau tahun lain.")
    if row.state != ImportState.OPEN:
        raise PolicyError("Impor ini sudah disimpan atau dibuang, sehingga tidak dapat diubah lagi.")
    return row


def _keep(by: Actor, at: datetime, row: PlanImport, fields: tuple[str, ...], verb: str, **data: Any) -> PlanImport:
    row.version += 1
    row.save(update_fields=(*fields, "version"))
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=row, data=data)
    return row


def _original(row: PlanImport, item_id: str) -> tuple[Item, str]:
    """An item as it was read, and the key of its place."""
    items = draft_from_json(row.draft).items()
    found = next((item for item in items if item.id == item_id), None)
    if found is None:
        raise PolicyError(f"Butir {item_id} tidak ada dalam bacaan ini. Muat ulang halamannya.")
    return found, mending.keys_of(items)[item_id]


@transaction.atomic
def import_mend(
    *, by: Actor, at: datetime, plan_import: PlanImport, item_id: str, fields: Mapping[str, str]
) -> PlanImport:
    """Keep new texts of one item (names as in ``mending.FIELDS``); the source's own text takes the mend away."""
    row = opened(by, plan_import)
    if unknown := set(fields) - set(mending.FIELDS):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    original, key = _original(row, item_id)
    row.edits = mending.with_fields(row.edits, key, fields, original)
    return _keep(by, at, row, ("edits",), "plans.import_mended", item=item_id, texts=dict(fields))


@transaction.atomic
def import_restore(*, by: Actor, at: datetime, plan_import: PlanImport, item_id: str) -> PlanImport:
    """Take all mends of one item away: it stands again as it was read."""
    row = opened(by, plan_import)
    row.edits = mending.without(row.edits, _original(row, item_id)[1])
    return _keep(by, at, row, ("edits",), "plans.import_restored", item=item_id)


@transaction.atomic
def import_settle(
    *, by: Actor, at: datetime, plan_import: PlanImport, chosen: Mapping[str, Alternative], typed: Mapping[str, str]
) -> PlanImport:
    """Settle dates of items: a reading each, or another phrase each in place of the one that stands there."""
    row = opened(by, plan_import)
    items = draft_from_json(row.draft).items()
    keys, originals = mending.keys_of(items), {item.id: item for item in items}
    if missing := (set(chosen) | set(typed)) - set(originals):
        raise PolicyError(f"Butir {', '.join(sorted(missing))} tidak ada dalam bacaan ini. Muat ulang halamannya.")
    for item_id, text in typed.items():
        row.edits = mending.with_fields(row.edits, keys[item_id], {"target_raw": text}, originals[item_id])
    for item_id, reading in chosen.items():
        row.edits = mending.with_choice(row.edits, keys[item_id], reading)
    return _keep(
        by,
        at,
        row,
        ("edits",),
        "plans.import_settled",
        chosen={item_id: mending.choice_of(reading) for item_id, reading in chosen.items()},
        typed=dict(typed),
    )


@transaction.atomic
def import_weeks(*, by: Actor, at: datetime, plan_import: PlanImport, weeks: WeekConvention) -> PlanImport:
    """Count "minggu ke-N" another way."""
    row = opened(by, plan_import)
    before, row.edits = row.edits.get("weeks", WeekConvention.BLOCKS.value), {**row.edits, "weeks": weeks.value}
    return _keep(by, at, row, ("edits",), "plans.import_weeks", before=before, after=weeks.value)


def import_columns(*, by: Actor, at: datetime, plan_import: PlanImport, columns: Columns) -> PlanImport:
    """Map columns by hand, read again, and remember the map for this unit's next files with the same headings.

    Raises DecreeError where the table makes no plan with these columns; the former reading stays then.
    """
    by.check(IMPORT_PLAN)
    roles = {
        signature: {column: Role(role).value for column, role in given.items()} for signature, given in columns.items()
    }
    both = columns_of_unit(by) | plan_import.columns | roles
    sent = Sent(files.read_internally(plan_import.source), plan_import.source.name, plan_import.source.media_type)
    later = needs_job(sent.content, sent.media_type)
    draft = None if later else _read(sent, year=by.year, columns=both)
    with transaction.atomic():
        row = opened(by, plan_import)
        row.columns = row.columns | roles
        row.draft = row.draft if draft is None else draft
        row.reading = _waiting() if later else {}
        for signature, given in roles.items():
            ColumnLayout.objects.update_or_create(
                unit=by.unit,
                signature=signature_key(signature),
                defaults={
                    "roles": {"signature": signature, "columns": given},
                    "saved_by": by.user,
                    "saved_at": at,
                },
            )
        if later:
            _queue(row)
        return _keep(by, at, row, ("columns", "draft", "reading"), "plans.import_columns", columns=roles)


@transaction.atomic
def import_discard(*, by: Actor, at: datetime, plan_import: PlanImport) -> PlanImport:
    """Throw an import away. The source file and the record of it stay."""
    row = opened(by, plan_import)
    row.state = ImportState.DISCARDED
    return _keep(by, at, row, ("state",), "plans.import_discarded", file=row.source.name)
