"""The worksheet as files: to download, and filled in to hand back."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files import services as files
from bening.foundation.files.responses import made_file
from bening.foundation.files.selectors import file_of
from bening.foundation.kit import clock
from bening.foundation.kit.forms import Form
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.kernel.lke.sheet import SheetError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors import sheets_io
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import readable_now
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.services import sheets_io as services
from bening.rooms.assessment.views.common import LAYER, assessment_in, to

EMPTY = "kosong"


class WorksheetForm(Form):
    """The filled worksheet."""

    file = forms.FileField(
        label="LKE yang sudah diisi (.xlsx)",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Pilih lembar kerja Excel yang sudah diisi."},
    )


def _chosen(request: UnitRequest) -> list[Sheet]:
    """The fillings that ``?lapis=`` names, all readable ones without it; none for the blank one."""
    sheets = readable_now(request.actor)
    wanted = request.GET.getlist(LAYER)
    if EMPTY in request.GET:
        return []
    return [sheet for layer, sheet in sheets.items() if not wanted or layer in wanted]


def _open(sheet: Sheet) -> frozenset[str]:
    return open_layers(sheet.assessment)


def _writable(request: UnitRequest, sheets: dict[Layer, Sheet]) -> Sheet | None:
    """The filling that this person may write now; its phase leaves at most one open."""
    may = (sheet for sheet in sheets.values() if policies.can_answer(request.actor, sheet, _open(sheet)))
    return next(may, None)


@require_http_methods(["GET", "POST"])
def files_page(request: UnitRequest) -> HttpResponse:
    """Download the worksheet, or hand in a filled one; it is only looked at."""
    assessment, sheets = assessment_in(request), readable_now(request.actor)
    target = _writable(request, sheets)
    form = WorksheetForm(request.POST, request.FILES) if request.method == "POST" else WorksheetForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            sheet = target or sheets[Layer.UNIT]
            kept = services.worksheet_receive(
                by=request.actor, at=clock.now(), sheet=sheet, content=sent.read(), name=sent.name
            )
        except (SheetError, files.FileRefusedError, *REFUSED) as error:
            form.add_error("file", str(error))
        else:
            return to(request, "worksheet_check", pk=kept.pk)
    reason = (
        "" if target else why_not(policies.check_answer, request.actor, sheets[Layer.UNIT], open_layers(assessment))
    )
    context = {"assessment": assessment, "sheets": list(sheets.values()), "target": target, "reason": reason}
    return render(request, "assessment/worksheet.html", context, form=form)


@require_GET
def xlsx(request: UnitRequest) -> HttpResponse:
    """The worksheet in the official layout with formulas that recalculate it."""
    assessment = assessment_in(request)
    content = sheets_io.workbook(instrument_of(assessment), _chosen(request))
    blank = " kosong" if EMPTY in request.GET else ""
    name = f"LKE {request.unit.code} {request.year}{blank}.xlsx"
    return made_file(content, name=name, media_type=services.MEDIA_TYPE)


@require_GET
def document(request: UnitRequest) -> HttpResponse:
    """One filling as JSON, as the command ``bening score`` reads it."""
    assessment, chosen = assessment_in(request), _chosen(request)
    if not chosen:
        raise Http404
    content = sheets_io.document(assessment, chosen[0])
    return made_file(content, name=f"LKE {request.unit.code} {request.year}.json", media_type="application/json")


@require_http_methods(["GET", "POST"])
def check(request: UnitRequest, pk: int) -> HttpResponse:
    """Everything that the file would change, and every cell that cannot be taken with its reason; then the change."""
    assessment, file, refusal = assessment_in(request), file_of(request.unit, pk), ""
    if file is None or file.media_type != services.MEDIA_TYPE:
        raise Http404
    sheets = readable_now(request.actor)
    sheet = _writable(request, sheets) or sheets[Layer.UNIT]
    if request.method == "POST":
        taken = frozenset(request.POST.getlist("ambil"))
        try:
            number = services.worksheet_apply(
                by=request.actor, at=clock.now(), assessment=assessment, sheet=sheet, file=file, taken=taken
            )
        except REFUSED as error:
            refusal = str(error)
            sheet = readable_now(request.actor)[Layer(sheet.layer)]
        else:
            say(request, f"{number} jawaban dari “{file.name}” tersimpan.")
            return to(request, "sheet", layer=sheet.layer)
    try:
        run = sheets_io.dry_run(assessment, sheet, file)
    except SheetError as wrong:
        raise Http404 from wrong
    context = {"sheet": sheet, "file": file, "run": run, "refusal": refusal}
    return render(request, "assessment/worksheet_check.html", context, status=UNPROCESSABLE if refusal else 200)
