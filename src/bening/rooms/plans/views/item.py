"""The page of one item, and changing, adding, taking out and putting back items."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.numbers import whole_number
from bening.foundation.kit.views import found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans import policies, slots
from bening.rooms.plans.forms.items import CommentForm, ItemForm, NewItemForm, ReasonForm, ReturnForm, WordsForm
from bening.rooms.plans.links import item_url
from bening.rooms.plans.models import Item
from bening.rooms.plans.moves import MoveKind
from bening.rooms.plans.permissions import COMMENT, EDIT_PLAN
from bening.rooms.plans.selectors.item import ItemPage, component_by_pk, item_page
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.conflict import EditConflict
from bening.rooms.plans.services.item_edit import (
    LABELS,
    item_add,
    item_remove,
    item_restore,
    item_update,
    item_values,
)
from bening.rooms.plans.views.common import said_no, the_item, to, to_item
from bening.rooms.plans.views.conflict import conflict_page


def move_form(kind: MoveKind, data: Any = None) -> WordsForm | ReturnForm:
    """The form that a move asks for; its ids are its own, for several stand on one page."""
    ids = f"id_{kind.slug}_%s"
    if kind.wants == "return":
        return ReturnForm(data, auto_id=ids)
    return WordsForm(data, reason=kind.wants == "reason", auto_id=ids)


def item_context(request: UnitRequest, item: Item, *, masa: int | None = None) -> dict[str, Any]:
    """Everything the item page shows, also where it is shown again with an error."""
    page: ItemPage = item_page(item, request.actor, on=clock.today(request.unit), masa=masa)
    forms = {action.kind.slug: move_form(action.kind) for action in (*page.actions, *page.others)}
    return {
        "item": item,
        "page": page,
        "beside": slots.panels(request, item, page.now.row if page.now else None),
        "forms": forms,
        "on": clock.today(request.unit),
        "edit_reason": policies.why_not(policies.check_assign, request.actor, item),
        "may_edit": policies.can_edit_plan(request.actor, item.plan),
        "may_comment": request.actor.may(COMMENT),
        "comment_form": CommentForm(auto_id="id_komentar_%s"),
        "form": None,
        "typed": "",
    }


def item(request: UnitRequest, code: str) -> HttpResponse:
    """Steps, required evidence, due dates with the next action, history and remarks."""
    row = the_item(request, code)
    masa = request.GET.get("masa", "")
    return render(request, "plans/item.html", item_context(request, row, masa=whole_number(masa)))


def _item_form(request: UnitRequest, row: Item, data: Any = None) -> ItemForm:
    values = item_values(row)
    only = () if request.actor.may(EDIT_PLAN) else ("owner",)
    initial = {**values, "base": values, "version": row.version}
    return ItemForm(data, people=list(workers(request.unit, request.year)), only=only, initial=initial)


def edit(request: UnitRequest, code: str) -> HttpResponse:
    """Change an item on a page of its own."""
    row = the_item(request, code)
    form = _item_form(request, row, request.POST or None)
    context = {"item": row, "reason": policies.why_not(policies.check_assign, request.actor, row)}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = item_update(
                by=request.actor,
                at=clock.now(),
                item=row,
                values=form.values(),
                base=data["base"],
                version=data["version"],
            )
        except EditConflict as conflict:
            return conflict_page(
                request,
                form,
                conflict,
                name=f"butir {row.code}",
                labels=LABELS,
                back=item_url(request.unit, request.year, row.code),
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Butir {row.code} tersimpan.")
            return to_item(request, row.code)
    return render(request, "plans/item_edit.html", context, form=form)


def add(request: UnitRequest, component: int) -> HttpResponse:
    """A new item at the end of a component."""
    place = found(component_by_pk(request.unit, request.year, component))
    form = NewItemForm(request.POST or None, people=list(workers(request.unit, request.year)))
    if request.method == "POST" and form.is_valid():
        try:
            row = item_add(
                by=request.actor,
                at=clock.now(),
                component=place,
                values=form.values(),
                target_text=form.cleaned_data["target_text"],
            )
        except REFUSED as refusal:
            form.add_error("target_text" if "arget waktu" in str(refusal) else None, str(refusal))
        else:
            say(request, f"Butir {row.code} ditambahkan.")
            return to_item(request, row.code)
    return render(request, "plans/item_add.html", {"component": place}, form=form)


def remove(request: UnitRequest, code: str) -> HttpResponse:
    """Ask for the reason, then take the item out of the plan."""
    row = the_item(request, code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            item_remove(by=request.actor, at=clock.now(), item=row, reason=form.cleaned_data["reason"])
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, f"Butir {row.code} dikeluarkan dari rencana. Anda dapat memasukkannya lagi dari halamannya.")
            return to(request)
    return render(request, "plans/item_remove.html", {"item": row}, form=form)


@require_POST
def restore(request: UnitRequest, code: str) -> HttpResponse:
    """Put an item back into the plan."""
    row = the_item(request, code)
    try:
        item_restore(by=request.actor, at=clock.now(), item=row)
    except REFUSED as refusal:
        return said_no(request, refusal, to_item(request, row.code))
    say(request, f"Butir {row.code} masuk kembali dalam rencana.")
    return to_item(request, row.code)
