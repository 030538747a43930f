"""Who signs a filling, what was signed, and the report that is made of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED, why_not
from bening.rooms.assessment import policies_signing as policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.reports import pdf
from bening.rooms.assessment.reports.lhe import Report, report_of
from bening.rooms.assessment.rules.chain import Stage
from bening.rooms.assessment.selectors import signing as selectors
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import readable_now
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.services import signing as services
from bening.rooms.assessment.views.common import to
from bening.rooms.assessment.workflow import SHEET


def sheet_in(request: UnitRequest, layer: str) -> Sheet:
    """The newest filling of a layer that the person may read; 404 otherwise."""
    sheets = readable_now(request.actor)
    if layer not in Layer.values or Layer(layer) not in sheets:
        raise Http404
    return sheets[Layer(layer)]


def signing(request: UnitRequest, layer: str, problem: str = "") -> HttpResponse:
    """How far the signatures are, and whose turn it is."""
    sheet = sheet_in(request, layer)
    steps = selectors.steps_of(sheet)
    chain, before = selectors.chain_of(sheet), selectors.signatures_in(steps)
    signed, opened = [step.by_id for step in before], open_layers(sheet.assessment)
    by, stage = request.actor, Stage(sheet.state)
    target = chain.after(stage, request.user.pk)
    context = {
        "sheet": sheet,
        "layer": Layer(layer),
        "tabs": [(one, one.value == layer) for one in readable_now(request.actor)],
        "steps": [(step, SHEET.move(step.source, step.target).label) for step in steps],
        "owner": SHEET.owners[sheet.state],
        "left": len(instrument_of(sheet.assessment).items) - sheet.answered,
        "frozen": selectors.frozen_of(sheet),
        "forward": "" if stage is Stage.SIGNED else SHEET.move(sheet.state, target.value).label,
        "why_forward": why_not(policies.check_pass_on, by, sheet, chain, signed, opened),
        "why_back": why_not(policies.check_send_back, by, sheet, chain, opened),
        "why_reopen": why_not(policies.check_reopen, by, sheet, signed[-1] if signed else None, opened),
        "why_round": why_not(policies.check_round, by, sheet, opened),
        "problem": problem,
        "note": request.POST.get("catatan", ""),
    }
    return render(request, "assessment/signing.html", context, status=UNPROCESSABLE if problem else 200)


@require_POST
def sign(request: UnitRequest, layer: str) -> HttpResponse:
    """Hand in, pass on, sign, send back, open again, or begin a further round: what the button says."""
    sheet, step, note = sheet_in(request, layer), request.POST.get("langkah", ""), request.POST.get("catatan", "")
    by, at = request.actor, clock.now()
    try:
        if step == "lanjut":
            row = services.sheet_pass_on(by=by, at=at, sheet=sheet, note=note)
        elif step == "kembalikan":
            row = services.sheet_send_back(by=by, at=at, sheet=sheet, note=note)
        elif step == "buka-kembali":
            row = services.sheet_reopen(by=by, at=at, sheet=sheet, note=note)
        elif step == "putaran":
            row = services.round_open(by=by, at=at, sheet=sheet)
        else:
            messages.error(request, "Pilih salah satu tombol.")
            return to(request, "signing", layer=layer)
    except REFUSED as refusal:
        return signing(request, layer, str(refusal))
    say(request, f"Lembar {row.get_layer_display()} putaran {row.round}: {row.get_state_display().lower()}.")
    return to(request, "signing", layer=layer)


@require_safe
def frozen(request: UnitRequest, layer: str) -> HttpResponse:
    """The frozen content itself, byte for byte what was hashed; 404 while the filling is not signed."""
    sheet = sheet_in(request, layer)
    if not sheet.frozen:
        raise Http404
    return _file(request, sheet, "json", sheet.frozen.encode(), "application/json")


@require_safe
def report_pdf(request: UnitRequest, layer: str) -> HttpResponse:
    """The report on the evaluation; 404 while the filling is not signed."""
    sheet = sheet_in(request, layer)
    return _file(request, sheet, "pdf", pdf.report_pdf(_report(sheet)), "application/pdf")


@require_safe
def report_docx(request: UnitRequest, layer: str) -> HttpResponse:
    """The same as Word text."""
    from bening.rooms.assessment.reports.docx import report_docx as made  # python-docx is wanted only here

    sheet = sheet_in(request, layer)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _file(request, sheet, "docx", made(_report(sheet)), kind)


def _report(sheet: Sheet) -> Report:
    content = selectors.frozen_of(sheet)
    if content is None:
        raise Http404
    return report_of(content.data, content.hash)


def _file(request: UnitRequest, sheet: Sheet, ending: str, content: bytes, kind: str) -> HttpResponse:
    name = f"lhe-{request.unit.code}-{request.year}-{sheet.layer}-{sheet.round}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
