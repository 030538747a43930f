"""Looking at what was understood, and mending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render
from bening.kernel import targets
from bening.kernel.decree import DecreeError
from bening.kernel.targets.schedule import WeekConvention
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.imports import services
from bening.rooms.plans.imports.forms import ColumnsForm, DatesForm, ItemForm, WeeksForm
from bening.rooms.plans.imports.mending import FIELDS, MENDABLE, phrase_of
from bening.rooms.plans.imports.selectors import Check, check_of, distinct_columns, severe
from bening.rooms.plans.imports.views.common import found, readable, url
from bening.rooms.plans.imports.words import reading_words
from bening.rooms.plans.models import PlanImport
from bening.rooms.plans.policies import PolicyError


@require_GET
def review(request: UnitRequest, pk: int) -> HttpResponse:
    """What was understood: the whole, or with ``?bagian=`` the items of one part beside their source."""
    row = found(request, pk)
    if row.state != ImportState.OPEN:
        return render(request, "plans/imports/closed.html", {"import": row})
    if not row.draft or "phase" in row.reading:
        percent = round(row.reading.get("share", 0) * 100)
        return render(request, "plans/imports/waiting.html", {"import": row, "percent": percent})
    check = check_of(row, with_findings=True)
    code = request.GET.get("bagian", "")
    section = next((part for part in check.draft.sections if part.id == code), None)
    if code and section is None:
        raise Http404
    context = {"import": row, "check": check, "section": section, "severe": severe(check.findings)}
    if section is not None:
        context["components"] = check.rows(section)
        return render(request, "plans/imports/section.html", context)
    context["overdue"] = check.overdue(clock.today(request.unit))
    return render(request, "plans/imports/review.html", context)


@require_http_methods(["GET", "POST"])
def item(request: UnitRequest, pk: int, item_id: str) -> HttpResponse:
    """The texts of one item beside the cells they came from."""
    row = readable(request, pk)
    check = check_of(row, with_findings=True)
    shown = check.mended.item(item_id)
    if shown is None:
        raise Http404
    form = ItemForm(request.POST) if request.method == "POST" else ItemForm.of(shown)
    context = {"import": row, "check": check, "row": check.row(shown), "back": _section_url(request, row, item_id)}
    if form.is_bound and form.is_valid():
        if request.POST.get("aksi") == "lihat":
            context["preview"] = _preview(check, form.cleaned_data["target_raw"])
            return render(request, "plans/imports/item.html", context, form=form)
        fields = {name: form.cleaned_data[name] for name in FIELDS}
        services.import_mend(by=request.actor, at=clock.now(), plan_import=row, item_id=item_id, fields=fields)
        messages.success(request, f"Butir {item_id} disimpan.")
        return redirect(context["back"])
    return render(request, "plans/imports/item.html", context, form=form)


def _section_url(request: UnitRequest, row: PlanImport, item_id: str) -> str:
    query = urlencode({"bagian": item_id.split(".", maxsplit=1)[0]})
    return f"{url(request, 'import_review', pk=row.pk)}?{query}#butir-{item_id}"


def _preview(check: Check, text: str) -> targets.Schedule:
    year = check.draft.document.default_year or check.plan_import.year
    return targets.parse(text, year=year, weeks=check.mended.weeks)


@require_POST
def restore(request: UnitRequest, pk: int, item_id: str) -> HttpResponse:
    """Let an item stand again as it was read."""
    row = readable(request, pk)
    try:
        services.import_restore(by=request.actor, at=clock.now(), plan_import=row, item_id=item_id)
    except PolicyError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Butir {item_id} kembali seperti tertulis di sumbernya.")
    return redirect(_section_url(request, row, item_id))


@require_POST
def mend(request: UnitRequest, pk: int, item_id: str) -> HttpResponse:
    """Apply a mend that a finding offers, in one click."""
    row = readable(request, pk)
    name, value = request.POST.get("isian", ""), request.POST.get("nilai", "")
    fields = {MENDABLE[name]: value} if name in MENDABLE else {"target_raw": phrase_of(value)}
    if not value or not fields.get("target_raw", "x"):
        raise Http404
    try:
        services.import_mend(by=request.actor, at=clock.now(), plan_import=row, item_id=item_id, fields=fields)
    except PolicyError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Butir {item_id} diperbaiki.")
    return redirect(url(request, "import_review", pk=row.pk) + "#temuan")


@require_GET
def target(request: UnitRequest, pk: int) -> HttpResponse:
    """What a phrase means, as a piece of a page: the value of whichever text box asks."""
    check = check_of(readable(request, pk))
    text = next((value for name, value in request.GET.items() if name.startswith(("teks", "target"))), "")
    return render(request, "plans/imports/meaning.html", {"preview": _preview(check, text), "text": text})


@require_http_methods(["GET", "POST"])
def dates(request: UnitRequest, pk: int) -> HttpResponse:
    """Every doubtful date as a question; unanswered ones stay open."""
    row = readable(request, pk)
    check = check_of(row)
    data = request.POST if request.method == "POST" else None
    form = DatesForm(check.doubts, data, preview_url=url(request, "import_target", pk=row.pk))
    if form.is_bound and form.is_valid():
        chosen, typed = form.chosen(), form.typed()
        if request.POST.get("aksi") == "utama":
            rest = [d for d in check.doubts if d.must and d.item.id not in chosen | typed]
            chosen |= {doubt.item.id: doubt.choices[0] for doubt in rest}
        if chosen or typed:
            services.import_settle(by=request.actor, at=clock.now(), plan_import=row, chosen=chosen, typed=typed)
            messages.success(request, f"{len(chosen) + len(typed)} jawaban disimpan.")
        return redirect(url(request, "import_dates", pk=row.pk))
    weeks = WeeksForm(initial={"weeks": check.mended.weeks.value})
    context = {"import": row, "check": check, "weeks": weeks, "reading_words": reading_words}
    return render(request, "plans/imports/dates.html", context, form=form)


@require_POST
def weeks(request: UnitRequest, pk: int) -> HttpResponse:
    """Choose how weeks are counted."""
    row = readable(request, pk)
    form = WeeksForm(request.POST)
    if form.is_valid():
        chosen = WeekConvention(form.cleaned_data["weeks"])
        services.import_weeks(by=request.actor, at=clock.now(), plan_import=row, weeks=chosen)
        messages.success(request, "Cara menghitung minggu disimpan; tanggalnya sudah disesuaikan.")
    else:
        messages.error(request, "Pilih salah satu cara menghitung minggu.")
    return redirect(url(request, "import_dates", pk=row.pk))


@require_http_methods(["GET", "POST"])
def columns(request: UnitRequest, pk: int) -> HttpResponse:
    """What each column holds; the answer is remembered for the unit's next files with the same headings."""
    row = readable(request, pk)
    check = check_of(row)
    form = ColumnsForm(distinct_columns(check.draft.columns), request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            services.import_columns(by=request.actor, at=clock.now(), plan_import=row, columns=form.roles())
        except DecreeError as error:
            refusal = str(error)
        else:
            messages.success(request, "Kolom disimpan dan berkasnya dibaca ulang. Perbaikan Anda tetap ada.")
            return redirect(url(request, "import_review", pk=row.pk))
    context = {"import": row, "check": check, "refusal": refusal}
    status = UNPROCESSABLE if refusal else 200
    return render(request, "plans/imports/columns.html", context, form=form, status=status)
