"""Downloading the plan in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import made_file
from bening.foundation.kit import clock
from bening.foundation.kit.views import render
from bening.rooms.plans.exports.csv import plan_csv
from bening.rooms.plans.exports.json import plan_json
from bening.rooms.plans.exports.pdf import plan_pdf
from bening.rooms.plans.exports.selectors import ExportedPlan, active_plan, exported_plan, person_label
from bening.rooms.plans.permissions import EDIT_PLAN
from bening.rooms.plans.selectors.people import workers

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to download the plan: file ending, name and use in words, media type."""

    ending: str
    name: str
    use: str
    media_type: str
    icon: str


FORMATS = (
    Format(
        "docx", "Word", "Tata letak keputusan, untuk disunting.", f"{OFFICE}.wordprocessingml.document", "file-text"
    ),
    Format("pdf", "PDF", "Tata letak keputusan, untuk dicetak dan diarsipkan (PDF/A).", "application/pdf", "printer"),
    Format(
        "xlsx",
        "Excel",
        "Lembar kerja yang dapat diisi lalu diunggah kembali.",
        f"{OFFICE}.spreadsheetml.sheet",
        "table",
    ),
    Format("csv", "CSV", "Tabel polos untuk program lain.", "text/csv; charset=utf-8", "list"),
    Format("json", "JSON", "Data lengkap untuk program lain atau untuk diimpor kembali.", "application/json", "layers"),
)


@require_GET
def index(request: UnitRequest) -> HttpResponse:
    """The formats, each with what it is good for."""
    context = {
        "plan": active_plan(request.unit, request.year),
        "formats": FORMATS,
        "may_edit": request.actor.may(EDIT_PLAN),
    }
    return render(request, "plans/exports/index.html", context)


@require_GET
def file(request: UnitRequest, ending: str) -> HttpResponse:
    """The plan in force in one format."""
    chosen = next((each for each in FORMATS if each.ending == ending), None)
    plan = active_plan(request.unit, request.year)
    if chosen is None or plan is None:
        raise Http404
    people = [person_label(user) for user in workers(request.unit, request.year)] if ending == "xlsx" else []
    content = _makers(people, clock.now())[ending](exported_plan(plan))
    name = f"rencana-aksi-{slugify(request.unit.name)}-{request.year}.{ending}"
    return made_file(content, name=name, media_type=chosen.media_type)


def _makers(people: list[str], at: datetime) -> dict[str, Callable[[ExportedPlan], bytes]]:
    return {
        "docx": _docx,
        "pdf": lambda plan: plan_pdf(plan, at=at),
        "xlsx": lambda plan: _xlsx(plan, people),
        "csv": plan_csv,
        "json": plan_json,
    }


def _docx(plan: ExportedPlan) -> bytes:
    from bening.rooms.plans.exports.docx import plan_docx  # python-docx costs a sixth of a second to import

    return plan_docx(plan)


def _xlsx(plan: ExportedPlan, people: list[str]) -> bytes:
    from bening.rooms.plans.exports.xlsx import plan_xlsx  # openpyxl costs a third of a second to import

    return plan_xlsx(plan, people=people)
