"""One change of many items at once: looked at first, applied as one batch, undone within ten minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.returning import Words
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.models import BulkChange, Item, Occurrence, Plan
from bening.rooms.plans.moves import MOVES
from bening.rooms.plans.permissions import ASSIGN
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.item_edit import tell_owner, touch, worker
from bening.rooms.plans.services.occurrence_moves import step_to
from bening.rooms.plans.services.schedule import CLOSED

UNDO_TIME = timedelta(minutes=10)
STATE_MOVES = ("mulai", "tidak-berlaku", "berlakukan")
"""Moves that many rows can make at once: the others want a look at each piece of work."""


class Tri(StrEnum):
    """What happens to a value: it stays, is set, or is taken away."""

    KEEP = "biarkan"
    SET = "ganti"
    CLEAR = "kosongkan"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to happen to the chosen items. ``month`` limits dates and states to due dates of that month."""

    owner: Tri = Tri.KEEP
    owner_id: int | None = None
    shift_days: int = 0
    move: str = ""
    reason: str = ""
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the preview: what changes, from what, to what."""

    code: str
    what: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Refusal:
    """One line that will not change, and why."""

    code: str
    what: str
    because: str


@dataclass(slots=True)
class Preview:
    """What a wish does: lines that change, lines that are refused; ``items`` counts the items touched."""

    rows: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    owner_items: list[Item] = field(default_factory=list)
    shifts: list[Occurrence] = field(default_factory=list)
    moves: list[Occurrence] = field(default_factory=list)
    owner: User | None = None

    @property
    def items(self) -> int:
        return len({row.code for row in self.rows})


def bulk_preview(*, by: Actor, plan: Plan, item_ids: Iterable[int], wish: Wish) -> Preview:
    """What would change and what would not, row by row, with the permission checked again for each."""
    return _preview(by, Item.objects.of_plan(plan).filter(pk__in=list(item_ids)), wish)


def _preview(by: Actor, items: QuerySet[Item], wish: Wish) -> Preview:
    by.check(ASSIGN)
    _check_wish(wish)
    preview = Preview(owner=worker(by, wish.owner_id) if wish.owner is Tri.SET else None)
    rows = items.select_related("plan__unit", "component__section", "owner").order_by("position")
    chosen = list(rows.prefetch_related("occurrences__owner"))
    for item in chosen:
        if because := policies.why_not(policies.check_assign, by, item):
            preview.refused.append(Refusal(item.code, "Semua", because))
            continue
        if wish.owner is not Tri.KEEP:
            _preview_owner(preview, item)
        for occurrence in item.occurrences.all():
            if wish.month in (None, occurrence.due.month):
                occurrence.item = item
                _preview_occurrence(preview, by, occurrence, wish)
    return preview


def _check_wish(wish: Wish) -> None:
    if wish.owner is Tri.SET and wish.owner_id is None:
        raise PolicyError("Pilih penanggung jawab yang baru.")
    if wish.move and wish.move not in STATE_MOVES:
        raise PolicyError("Keadaan itu tidak dapat diubah sekaligus. Buka butirnya satu per satu.")
    if wish.move == "tidak-berlaku" and not wish.reason.strip():
        raise PolicyError("Tulis alasan mengapa jatuh tempo ini tidak berlaku.")
    if abs(wish.shift_days) > 366:
        raise PolicyError("Tenggat hanya dapat digeser paling banyak 366 hari.")
    if wish.owner is Tri.KEEP and not wish.shift_days and not wish.move:
        raise PolicyError("Belum ada yang akan diubah. Pilih paling sedikit satu perubahan.")


def _preview_owner(preview: Preview, item: Item) -> None:
    if item.owner != preview.owner:
        preview.rows.append(Row(item.code, "Penanggung jawab", item.owner, preview.owner))
        preview.owner_items.append(item)


def _preview_occurrence(preview: Preview, by: Actor, row: Occurrence, wish: Wish) -> None:
    code = row.item.code
    if wish.shift_days and row.state not in CLOSED:
        preview.rows.append(
            Row(code, f"Tenggat {row.period_words}", row.due, row.due + timedelta(days=wish.shift_days))
        )
        preview.shifts.append(row)
    elif wish.shift_days:
        because = "sudah selesai" if row.state == State.DONE else "tidak berlaku"
        preview.refused.append(Refusal(code, f"Tenggat {row.period_words}", f"Tidak digeser karena {because}."))
    if wish.move:
        kind = MOVES[wish.move]
        because = policies.why_not(kind.check, by, row)
        if because:
            preview.refused.append(Refusal(code, f"Keadaan {row.period_words}", because))
        else:
            preview.rows.append(
                Row(code, f"Keadaan {row.period_words}", State(row.state).label, State(kind.target).label)
            )
            preview.moves.append(row)


@transaction.atomic
def bulk_apply(
    *, by: Actor, at: datetime, plan: Plan, item_ids: Iterable[int], wish: Wish
) -> tuple[BulkChange, Preview]:
    """Do what the preview shows, judged anew on the rows as they stand now. Raises PolicyError if nothing changes."""
    policies.check_same_unit(by, plan)
    ids = list(item_ids)
    list(
        Occurrence.objects.select_for_update(of=("self",), no_key=True)
        .filter(item__in=ids)
        .order_by("pk")
        .values_list("pk")
    )
    items = Item.objects.select_for_update(of=("self",), no_key=True).filter(
        plan=plan, removed_at__isnull=True, pk__in=ids
    )
    preview = _preview(by, items, wish)
    if not preview.rows:
        raise PolicyError("Tidak ada baris yang dapat diubah.")
    before = _apply(by, at, preview, wish)
    batch = uuid4()
    change = BulkChange.objects.create(
        batch=batch,
        plan=plan,
        by=by.user,
        at=at,
        summary=f"{len(preview.rows)} perubahan pada {preview.items} butir",
        before=before,
    )
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.bulk_changed",
        target=plan,
        data={
            "rows": [[row.code, row.what, str(row.before or "–"), str(row.after or "–")] for row in preview.rows],
            "refused": len(preview.refused),
        },
        batch=batch,
    )
    for item in preview.owner_items:
        tell_owner(by=by, at=at, item=item, owner=preview.owner)
    return change, preview


def _apply(by: Actor, at: datetime, preview: Preview, wish: Wish) -> list[dict[str, Any]]:
    """Write the rows; returns what stood before, each with the version that it has now."""
    rows = {row.pk: row for row in (*preview.shifts, *preview.moves)}
    before = {
        pk: {"due": row.due.isoformat(), "start": row.start.isoformat(), "state": row.state, "owner": row.owner_id}
        for pk, row in rows.items()
    }
    kept: list[dict[str, Any]] = []
    for item in preview.owner_items:
        old, item.owner = item.owner_id, preview.owner
        touch(item, by=by.user, at=at)
        kept.append({"kind": "item", "pk": item.pk, "version": item.version, "values": {"owner": old}})
    for row in preview.shifts:
        row.due += timedelta(days=wish.shift_days)
        row.start = min(row.start, row.due)
        row.version += 1
        row.save(update_fields=("due", "start", "version"))
    for row in preview.moves:
        kind = MOVES[wish.move]
        if kind.slug == "mulai" and policies.effective_owner(row) is None:
            row.owner = by.user
        step_to(by=by.user, at=at, occurrence=row, target=kind.target, words=Words(wish.reason.strip()))
    kept += [{"kind": "occurrence", "pk": pk, "version": row.version, "values": before[pk]} for pk, row in rows.items()]
    return kept


def check_undo(by: Actor, at: datetime, change: BulkChange) -> None:
    """Undone by whoever did it, once, within ten minutes."""
    policies.check_same_unit(by, change.plan)
    if change.by_id != by.user.pk:
        raise PolicyError("Hanya yang melakukan perubahan ini yang dapat membatalkannya.")
    if change.undone_at:
        raise PolicyError("Perubahan ini sudah dibatalkan.")
    if at > change.at + UNDO_TIME:
        raise PolicyError("Sudah lebih dari sepuluh menit, sehingga tidak dapat dibatalkan sekaligus lagi.")


@transaction.atomic
def bulk_undo(*, by: Actor, at: datetime, change: BulkChange) -> list[str]:
    """Put back what stood before; returns a sentence for each row that somebody changed meanwhile and that stays."""
    row = BulkChange.objects.select_for_update(of=("self",), no_key=True).select_related("plan").get(pk=change.pk)
    check_undo(by, at, row)
    if any(entry["kind"] not in {"item", "occurrence"} for entry in row.before):
        raise PolicyError("Perubahan ini berasal dari lembar Excel. Batalkan dari halaman hasil lembar itu.")
    items = _lock(Item.objects.select_related("changed_by"), row.before, "item")
    occurrences = _lock(
        Occurrence.with_removed.select_related("item", "state_changed_by").order_by("pk"), row.before, "occurrence"
    )
    left = []
    for entry in row.before:
        found = (items if entry["kind"] == "item" else occurrences)[entry["pk"]]
        if found.version != entry["version"]:
            left.append(_left(found))
        elif isinstance(found, Item):
            found.owner_id = entry["values"]["owner"]
            touch(found, by=by.user, at=at)
        else:
            _put_back(by, at, found, entry["values"])
    row.undone_at = at
    row.save(update_fields=("undone_at",))
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.bulk_undone",
        target=row.plan,
        data={"rows": len(row.before) - len(left), "left": left},
        batch=row.batch,
    )
    return left


def _lock(rows: QuerySet[Any], before: Sequence[dict[str, Any]], kind: str) -> dict[int, Any]:
    ids = [entry["pk"] for entry in before if entry["kind"] == kind]
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True).filter(pk__in=ids)}


def _left(row: Item | Occurrence) -> str:
    if isinstance(row, Item):
        who = row.changed_by.name if row.changed_by else "Seseorang"
        return f"Butir {row.code} tetap, karena {who} mengubahnya sesudah itu."
    who = row.state_changed_by.name if row.state_changed_by else "seseorang"
    return f"Jatuh tempo {row.item.code} {row.period_words} tetap, karena {who} mengubahnya sesudah itu."


def _put_back(by: Actor, at: datetime, row: Occurrence, values: dict[str, Any]) -> None:
    row.due, row.start = date.fromisoformat(values["due"]), date.fromisoformat(values["start"])
    row.owner_id = values["owner"]
    if row.state != values["state"]:
        words = Words("Perubahan banyak butir dibatalkan.")
        step_to(by=by.user, at=at, occurrence=row, target=State(values["state"]), words=words, is_undo=True)
    else:
        row.version += 1
    if handed := values.get("handed_in"):
        row.state_changed_by_id, row.state_changed_at = handed["by"], datetime.fromisoformat(handed["at"])
    row.save(update_fields=("due", "start", "owner", "version", "state_changed_by", "state_changed_at"))
