"""Dates: the target's words of an item, one due date, and every move of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock, formats
from bening.foundation.kit.views import UNPROCESSABLE, found, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.plans.forms.items import OccurrenceForm, ScheduleForm
from bening.rooms.plans.links import item_url
from bening.rooms.plans.models import Item, Occurrence
from bening.rooms.plans.moves import MOVES
from bening.rooms.plans.policies import why_not
from bening.rooms.plans.selectors.item import occurrence_by_pk
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.services import occurrence_moves as moves
from bening.rooms.plans.services.conflict import EditConflict, Seen
from bening.rooms.plans.services.schedule import Scope, due_values, item_schedule, occurrence_edit, schedule_preview
from bening.rooms.plans.services.targets import choices_of, read_target
from bening.rooms.plans.views.common import said_no, the_item, to_item
from bening.rooms.plans.views.conflict import conflict_page
from bening.rooms.plans.views.item import item_context, move_form

SERVICES: dict[str, Callable[..., Occurrence]] = {
    "mulai": moves.occurrence_start,
    "serahkan": moves.occurrence_submit,
    "terima": moves.occurrence_accept,
    "kembalikan": moves.occurrence_return,
    "tarik": moves.occurrence_withdraw,
    "buka-kembali": moves.occurrence_reopen,
    "tidak-berlaku": moves.occurrence_cancel,
    "berlakukan": moves.occurrence_restore,
}


def reading_of(item: Item, text: str) -> dict[str, Any]:
    """What the words mean: the readings in concrete dates, what is doubtful, and what happens to the dates."""
    schedule = read_target(item.plan, text)
    readings = choices_of(schedule)
    words = [", ".join(_dates(reading.occurrences)) or "tanpa tanggal" for reading in readings]
    return {
        "schedule": schedule,
        "readings": list(zip(readings, words, strict=True)),
        "choices": [(str(number), text) for number, text in enumerate(words)] if schedule.ambiguous else [],
        "changes": schedule_preview(item, schedule),
    }


def _dates(occurrences: Any) -> list[str]:
    return [
        f"{formats.long_date(o.start)} – {formats.long_date(o.due)}" if o.start != o.due else formats.long_date(o.due)
        for o in occurrences
    ]


def schedule(request: UnitRequest, code: str) -> HttpResponse:
    """Write a target; ``?target_text=`` shows the dates that it means before anything is saved."""
    row = the_item(request, code)
    text = request.POST.get("target_text", request.GET.get("target_text", row.target_text))
    reading = reading_of(row, text)
    initial = {"target_text": text, "base": {"target_text": row.target_text}, "version": row.version}
    form = ScheduleForm(request.POST or None, choices=reading["choices"], initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            item_schedule(
                by=request.actor,
                at=clock.now(),
                item=row,
                text=data["target_text"],
                seen=Seen(data["base"], data["version"]),
                choice=data.get("choice"),
            )
        except EditConflict as conflict:
            labels, back = {"target_text": "Target waktu"}, item_url(request.unit, request.year, code)
            return conflict_page(request, form, conflict, name=f"butir {code}", labels=labels, back=back)
        except REFUSED as refusal:
            form.add_error("target_text", str(refusal))
        else:
            say(request, f"Target waktu butir {row.code} tersimpan.")
            return to_item(request, row.code)
    context = {"item": row, "text": text, "shown": "target_text" in request.GET or request.method == "POST"}
    return render(request, "plans/schedule.html", context | reading, form=form)


def occurrence(request: UnitRequest, pk: int) -> HttpResponse:
    """Date and owner of this due date, this and the next ones, or all of the item."""
    row = found(occurrence_by_pk(request.unit, request.year, pk))
    values = due_values(row)
    initial = {"due": row.due, "owner": row.owner_id, "scope": Scope.THIS.value}
    initial |= {"base": values, "version": row.version}
    form = OccurrenceForm(request.POST or None, people=list(workers(request.unit, request.year)), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            edited = occurrence_edit(
                by=request.actor,
                at=clock.now(),
                occurrence=row,
                scope=Scope(data["scope"]),
                seen=Seen(data["base"], data["version"]),
                due=data["due"],
                owner=data["owner"],
            )
        except EditConflict as conflict:
            labels = {"due": "Jatuh tempo", "owner": "Penanggung jawab"}
            back = item_url(request.unit, request.year, row.item.code)
            return conflict_page(request, form, conflict, name=f"tenggat {row}", labels=labels, back=back)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            skipped = (
                f" {len(edited.skipped)} yang sudah selesai atau tidak berlaku dibiarkan." if edited.skipped else ""
            )
            say(request, f"{len(edited.changed)} jatuh tempo tersimpan.{skipped}")
            return to_item(request, row.item.code, masa=row.pk)
    return render(request, "plans/occurrence.html", {"occurrence": row, "item": row.item}, form=form)


@require_POST
def move(request: UnitRequest, pk: int, slug: str) -> HttpResponse:
    """Start, submit, accept, return …; a refusal shows the item again with what was typed."""
    row = found(occurrence_by_pk(request.unit, request.year, pk))
    kind = found(MOVES.get(slug))
    form = move_form(kind, request.POST)
    words: dict[str, Any] = {}
    if kind.wants:
        if not form.is_valid():
            return _again(request, row, slug, form)
        words = form.cleaned_data
    try:
        after = SERVICES[slug](by=request.actor, at=clock.now(), occurrence=row, **words)
    except REFUSED as refusal:
        if not kind.wants:
            return said_no(request, refusal, to_item(request, row.item.code, masa=row.pk))
        form.add_error(None, str(refusal))
        return _again(request, row, slug, form)
    say(request, f"{row.item.code} {row.period_words}: {after.get_state_display().lower()}.")
    return to_item(request, row.item.code, masa=row.pk)


def _again(request: UnitRequest, row: Occurrence, slug: str, form: Any) -> HttpResponse:
    context = item_context(request, row.item, masa=row.pk)
    context["forms"][slug] = form
    shut = why_not(MOVES[slug].check, request.actor, row)
    context |= {"form": form, "typed": form.data.get("note", "") if shut else ""}
    return render(request, "plans/item.html", context, status=UNPROCESSABLE)
