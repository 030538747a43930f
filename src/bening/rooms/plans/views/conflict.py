"""Two people changed the same: both texts, who and when, and the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.formats import long_date
from bening.foundation.kit.views import render
from bening.rooms.plans.forms.items import BaseField
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services.conflict import EditConflict


class LockedForm(Protocol):
    """A valid form with the optimistic lock: ``cleaned_data["base"]`` is what the person saw when she began."""

    fields: Mapping[str, Any]
    cleaned_data: dict[str, Any]

    def values(self) -> dict[str, Any]: ...


def clashes_of(request: UnitRequest, conflict: EditConflict, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each field that both changed: its label, both values, and both as people read them."""
    people = {user.pk: user.name for user in workers(request.unit, request.year)}
    shown: dict[str, Callable[[Any], str]] = {
        "owner": lambda value: people.get(value, "Belum ada"),
        "area": lambda value: value or "Bukan area perubahan",
        "due": lambda value: long_date(date.fromisoformat(value)),
    }
    return [
        {
            "name": clash.field,
            "label": labels[clash.field],
            "mine": clash.mine,
            "theirs": clash.theirs,
            "mine_words": shown.get(clash.field, str)(clash.mine),
            "theirs_words": shown.get(clash.field, str)(clash.theirs),
        }
        for clash in conflict.clashes
    ]


def lock_of(form: LockedForm, conflict: EditConflict) -> dict[str, Any]:
    """What the same form sends along with the choice (its other values, and that both texts were seen), and when."""
    named = {clash.field for clash in conflict.clashes}
    base = form.cleaned_data["base"] | {clash.field: clash.theirs for clash in conflict.clashes}
    return {
        "kept": {field: value for field, value in form.values().items() if field not in named},
        "base": BaseField().prepare_value(base),
        "now": clock.now(),
    }


def conflict_page(
    request: UnitRequest, form: LockedForm, conflict: EditConflict, *, name: str, labels: Mapping[str, str], back: str
) -> HttpResponse:
    """The page that asks which of both texts to keep, and sends the same form again. ``name`` says what it is about."""
    context = {
        "name": name,
        "back": back,
        "conflict": conflict,
        "clashes": clashes_of(request, conflict, labels),
        "action": request.get_full_path(),
        **lock_of(form, conflict),
    }
    return render(request, "plans/conflict.html", context, status=409)
