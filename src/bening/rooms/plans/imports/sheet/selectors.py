"""The plan as the working sheet shows it, and the judgement of each cell that says something new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.kernel.decree.clean import tidy
from bening.kernel.targets.schedule import Schedule
from bening.rooms.plans import policies
from bening.rooms.plans.enums import OccurrenceState as State
from bening.rooms.plans.exports.rows import table_rows
from bening.rooms.plans.exports.selectors import exported_plan, person_label
from bening.rooms.plans.exports.sheet_layout import DUE_SHEET, PLAN_SHEET
from bening.rooms.plans.imports.sheet.comparing import CellChange, Comparison, Present, Trouble, compare
from bening.rooms.plans.imports.sheet.reading import SheetRow
from bening.rooms.plans.models import BulkChange, Item, Occurrence, Plan
from bening.rooms.plans.moves import MOVES, MoveKind
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.bulk import STATE_MOVES
from bening.rooms.plans.services.targets import readable_occurrences

PLAN_TEXTS = ("indicator", "action", "evidence_text", "target_text")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A cell change that may be made, with what it needs to be made."""

    change: CellChange
    owner: User | None = None
    schedule: Schedule | None = None
    move: MoveKind | None = None


@dataclass(slots=True)
class DryRun:
    """All that a sheet would do now: by item code, by occurrence id, and what stays undone with its reason."""

    comparison: Comparison
    items: dict[str, list[Accepted]] = field(default_factory=dict)
    dues: dict[int, list[Accepted]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def accepted(self) -> list[Accepted]:
        return [one for group in (*self.items.values(), *self.dues.values()) for one in group]


def present_rows(plan: Plan) -> dict[str, dict[str, Present]]:
    """Sheet → key → row, exactly as a download of this moment would show it."""
    exported = exported_plan(plan)
    items = {}
    for line in table_rows(exported.draft):
        if line.item is None:
            continue
        code = line.item.id
        texts = dict(zip(PLAN_TEXTS, (tidy(cell) for cell in line.cells[2:]), strict=True))
        texts["owner"] = exported.owners[code]
        items[code] = Present(f"Butir {code}", exported.versions[code], texts)
    dues = {
        str(row.pk): Present(
            f"Butir {row.code}, masa {row.period}", row.version, {"state": row.state, "note": tidy(row.note)}
        )
        for row in exported.occurrences
    }
    return {PLAN_SHEET: items, DUE_SHEET: dues}


def dry_run(by: Actor, plan: Plan, rows: Iterable[SheetRow], *, take: frozenset[str] = frozenset()) -> DryRun:
    """What the sheet would do; ``take`` names conflicts (by key) that are to follow the sheet."""
    comparison = compare(rows, present_rows(plan))
    result = DryRun(comparison, troubles=list(comparison.troubles))
    wanted = [*comparison.changes, *(c for key in sorted(take) for c in comparison.conflicts.get(key, ()))]
    judge = _Judge(by, plan, wanted)
    for change in wanted:
        try:
            judge.accept(change, result)
        except policies.REFUSALS as refusal:
            result.troubles.append(Trouble(change.place, str(refusal)))
    return result


class _Judge:
    """Checks one cell after the other with the permission of its own row."""

    def __init__(self, by: Actor, plan: Plan, wanted: Iterable[CellChange]) -> None:
        self.by, self.plan = by, plan
        self.people = {person_label(user): user for user in workers(by.unit, by.year)}
        keys: dict[str, set[str]] = {PLAN_SHEET: set(), DUE_SHEET: set()}
        for change in wanted:
            keys[change.row.sheet].add(change.row.key)
        items = Item.objects.of_plan(plan).filter(code__in=keys[PLAN_SHEET])
        self.items = {row.code: row for row in items.select_related("plan__unit", "component__section")}
        dues = Occurrence.objects.of_plan(plan).filter(pk__in=[int(key) for key in keys[DUE_SHEET]])
        related = dues.select_related("item__plan__unit", "item__component__section", "item__owner", "owner")
        self.dues = {str(row.pk): row for row in related}
        self.notes = {
            change.row.key: change.after or change.before
            for change in wanted
            if change.row.sheet == DUE_SHEET and change.field == "note"
        }

    def accept(self, change: CellChange, result: DryRun) -> None:
        """Add the change to the result, or raise the sentence that refuses it."""
        if change.row.sheet == PLAN_SHEET:
            accepted = self._item_change(self.items[change.row.key], change)
            result.items.setdefault(change.row.key, []).append(accepted)
        else:
            accepted = self._due_change(self.dues[change.row.key], change)
            result.dues.setdefault(int(change.row.key), []).append(accepted)

    def _item_change(self, item: Item, change: CellChange) -> Accepted:
        if change.field in {"owner", "target_text"}:
            policies.check_assign(self.by, item)
        else:
            policies.check_edit_plan(self.by, self.plan)
        if change.field == "target_text":
            return Accepted(change, schedule=readable_occurrences(self.plan, change.after))
        if change.field == "owner" and change.after:
            person = self.people.get(change.after)
            if person is None:
                raise PolicyError(f"“{change.after}” tidak ada dalam daftar orang. Pilih dari daftar pada sel itu.")
            return Accepted(change, owner=person)
        return Accepted(change)

    def _due_change(self, row: Occurrence, change: CellChange) -> Accepted:
        policies.check_assign(self.by, row.item)
        if change.field == "note":
            return Accepted(change)
        target = next((state for state in State if state.label.casefold() == change.after.casefold()), None)
        if target is None:
            raise PolicyError(f"“{change.after}” bukan nama keadaan. Pilih dari daftar pada sel itu.")
        move = next((MOVES[slug] for slug in STATE_MOVES if MOVES[slug].target == target), None)
        if move is None:
            raise PolicyError(f"Keadaan “{target.label}” hanya tercapai lewat pemeriksaan di halaman butirnya.")
        move.check(self.by, row)
        if move.wants == "reason" and not self.notes.get(change.row.key, row.note).strip():
            raise PolicyError("Tulis alasannya di kolom CATATAN pada baris yang sama.")
        return Accepted(change, move=move)


def change_of(plan: Plan, batch: str) -> BulkChange | None:
    """The kept change of a sheet by its batch."""
    return BulkChange.objects.filter(plan=plan, batch=batch).select_related("plan").first()
