"""One cell of a table: its small form in its place, or on a page of its own where there are no scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans import policies, slots
from bening.rooms.plans.forms.items import DueForm, ItemForm, ScheduleForm
from bening.rooms.plans.links import plan_url
from bening.rooms.plans.models import Item
from bening.rooms.plans.permissions import ASSIGN, EDIT_PLAN
from bening.rooms.plans.selectors.item import occurrence_by_pk
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.selectors.plan import Wanted, row_of
from bening.rooms.plans.services.conflict import EditConflict, Seen
from bening.rooms.plans.services.item_edit import LABELS, item_update, item_values
from bening.rooms.plans.services.schedule import Scope, due_values, item_schedule, occurrence_edit
from bening.rooms.plans.views.common import the_item, to
from bening.rooms.plans.views.conflict import clashes_of, conflict_page, lock_of
from bening.rooms.plans.views.schedule import reading_of

TABLE = "tabel"
"""Value of ``?di=`` on the page with all columns; without it the cell stands in the plan's list."""
CELL_LABELS = LABELS | {"target_text": "Target waktu", "due": "Jatuh tempo"}
MANY_LINES = frozenset({"indicator", "steps", "requirements"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is being edited: whose it is, its field and form, and what saves it."""

    item: Item
    field: str
    form: Form
    save: Callable[[], object]
    reason: str
    """Why this person may not change it now, "" where she may."""

    @property
    def name(self) -> str:
        return f"{CELL_LABELS[self.field]} {self.item.code}"

    @property
    def hint(self) -> str:
        """What the keys do."""
        key = "Ctrl+Enter" if self.field in MANY_LINES else "Enter"
        lines = "Satu baris satu butir. " if self.field in {"steps", "requirements"} else ""
        return f"{lines}{key} menyimpan dan pindah ke baris berikutnya, Esc membatalkan."


def item_cell(request: UnitRequest, code: str, field: str) -> HttpResponse:
    """A text of an item, its target or its owner."""
    row = the_item(request, code)
    if field == "target_text":
        return _answer(request, _target(request, row))
    if field not in LABELS:
        raise Http404
    values = {field: item_values(row)[field]}
    initial = {**values, "base": values, "version": row.version}
    people = list(workers(request.unit, request.year)) if field == "owner" else []
    form = ItemForm(request.POST or None, people=people, only=(field,), initial=initial, auto_id=_ids(row, field))
    check = policies.check_assign if field == "owner" else _check_texts

    def save() -> object:
        data = form.cleaned_data
        lock = {"base": data["base"], "version": data["version"]}
        return item_update(by=request.actor, at=clock.now(), item=row, values=form.values(), **lock)

    return _answer(request, Cell(row, field, form, save, policies.why_not(check, request.actor, row)))


def _check_texts(by: Any, row: Item) -> None:
    policies.check_edit_plan(by, row.plan)


def _ids(row: Item, field: str) -> str:
    """Ids of its own: several cells may stand open on one page."""
    return f"id_{row.pk}_{field}_%s"


def _target(request: UnitRequest, row: Item) -> Cell:
    values = {"target_text": row.target_text}
    initial = {**values, "base": values, "version": row.version}
    reading = reading_of(row, request.POST.get("target_text", row.target_text))
    choices = reading["choices"] if request.method == "POST" else []
    form = ScheduleForm(request.POST or None, choices=choices, initial=initial, auto_id=_ids(row, "target_text"))

    def save() -> object:
        data = form.cleaned_data
        return item_schedule(
            by=request.actor,
            at=clock.now(),
            item=row,
            text=data["target_text"],
            seen=Seen(data["base"], data["version"]),
            choice=data.get("choice"),
        )

    return Cell(row, "target_text", form, save, policies.why_not(policies.check_assign, request.actor, row))


def due_cell(request: UnitRequest, pk: int) -> HttpResponse:
    """The date of one due date."""
    row = found(occurrence_by_pk(request.unit, request.year, pk))
    seen = {"due": due_values(row)["due"]}
    initial = {"due": row.due, "base": seen, "version": row.version}
    form = DueForm(request.POST or None, initial=initial, auto_id=_ids(row.item, f"due_{row.pk}"))

    def save() -> object:
        data = form.cleaned_data
        seen = Seen(data["base"], data["version"])
        return occurrence_edit(
            by=request.actor, at=clock.now(), occurrence=row, scope=Scope.THIS, seen=seen, due=data["due"]
        )

    reason = policies.why_not(policies.check_assign, request.actor, row.item)
    return _answer(request, Cell(row.item, "due", form, save, reason))


def _answer(request: UnitRequest, cell: Cell) -> HttpResponse:
    form, inline = cell.form, "HX-Request" in request.headers
    if request.method == "POST" and form.is_valid():
        try:
            cell.save()
        except EditConflict as conflict:
            return _both(request, cell, conflict)
        except REFUSED as refusal:
            form.add_error(cell.field, str(refusal))
        else:
            return _row(request, cell.item) if inline else _back(request, cell)
    context = {"cell": cell, "action": request.get_full_path(), "back": _back_url(request, cell.item)}
    response = render(request, "plans/cell_form.html" if inline else "plans/cell_page.html", context, form=form)
    return _in_cell(response) if inline and response.status_code == UNPROCESSABLE else response


def _in_cell(response: HttpResponse) -> HttpResponse:
    """The answer to a form that did not save: it takes the form's place, not that of the row."""
    response["HX-Retarget"], response["HX-Reswap"] = "closest form", "outerHTML"
    return response


def _both(request: UnitRequest, cell: Cell, conflict: EditConflict) -> HttpResponse:
    """Both texts, in the cell or on a page, and the same form to send the chosen one."""
    if "HX-Request" not in request.headers:
        name, back = f"butir {cell.item.code}", _back_url(request, cell.item)
        return conflict_page(request, cell.form, conflict, name=name, labels=CELL_LABELS, back=back)
    context: Mapping[str, Any] = {
        "cell": cell,
        "conflict": conflict,
        "clashes": clashes_of(request, conflict, CELL_LABELS),
        "action": request.get_full_path(),
        **lock_of(cell.form, conflict),
    }
    return _in_cell(render(request, "plans/cell_conflict.html", context, status=UNPROCESSABLE))


def _row(request: UnitRequest, item: Item) -> HttpResponse:
    """The row of the table as it stands now."""
    on = clock.today(request.unit)
    in_table = request.GET.get("di") == TABLE
    row = row_of(item, on)
    context = {
        "row": row,
        "shares": slots.shares({row.item.pk: row.asks}),
        "on": on,
        "wanted": Wanted(),
        "may_assign": request.actor.may(ASSIGN),
        "may_edit": request.actor.may(EDIT_PLAN),
        "in_table": in_table,
    }
    return render(request, "plans/table_row.html" if in_table else "plans/row.html", context)


def _back_url(request: UnitRequest, item: Item) -> str:
    name = "table" if request.GET.get("di") == TABLE else "plan"
    return f"{plan_url(request.unit, request.year, name)}?q={item.code}"


def _back(request: UnitRequest, cell: Cell) -> HttpResponse:
    say(request, f"{cell.name} tersimpan.")
    return to(request, "table" if request.GET.get("di") == TABLE else "plan", query=f"q={cell.item.code}")
