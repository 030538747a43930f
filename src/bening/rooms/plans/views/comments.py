"""Remarks on an item."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.items import CommentForm
from bening.rooms.plans.selectors.item import comment_by_pk
from bening.rooms.plans.services.comments import comment_add, comment_resolve
from bening.rooms.plans.views.common import said_no, the_item, to_item
from bening.rooms.plans.views.item import item_context


@require_POST
def comment(request: UnitRequest, code: str) -> HttpResponse:
    """Write a remark."""
    row = the_item(request, code)
    form = CommentForm(request.POST, auto_id="id_komentar_%s")
    if form.is_valid():
        try:
            comment_add(by=request.actor, at=clock.now(), item=row, text=form.cleaned_data["text"])
        except REFUSED as refusal:
            form.add_error("text", str(refusal))
        else:
            say(request, "Komentar tersimpan.")
            return to_item(request, row.code)
    context = item_context(request, row) | {"comment_form": form, "form": form}
    return render(request, "plans/item.html", context, status=UNPROCESSABLE)


@require_POST
def resolve(request: UnitRequest, pk: int) -> HttpResponse:
    """Close a remark as dealt with."""
    row = found(comment_by_pk(request.unit, request.year, pk))
    try:
        comment_resolve(by=request.actor, at=clock.now(), comment=row)
    except REFUSED as refusal:
        return said_no(request, refusal, to_item(request, row.item.code))
    say(request, "Komentar ditutup.")
    return to_item(request, row.item.code)
