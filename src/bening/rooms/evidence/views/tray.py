"""The tray: many files dropped unsorted, suggested proofs confirmed in one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.selectors import waiting_uploads
from bening.foundation.kit import clock
from bening.foundation.kit.views import UNPROCESSABLE, render, say
from bening.foundation.workflow.policy import REFUSED
from bening.rooms.evidence.forms.tray import TrayRow, named_in, tray_rows
from bening.rooms.evidence.selectors.tray import Tray
from bening.rooms.evidence.selectors.tray import tray as the_tray
from bening.rooms.evidence.services import tray as services
from bening.rooms.evidence.services.tray import Sorted, joined
from bening.rooms.evidence.views.common import to


def tray(request: UnitRequest) -> HttpResponse:
    """All waiting files with suggestions. A POST writes nothing: it shows the table again with what was typed, after
    one more file arrived."""
    found = _tray(request)
    rows = tray_rows(found, request.POST if request.method == "POST" else None)
    return render(request, "evidence/tray.html", _context(found, rows))


def _tray(request: UnitRequest) -> Tray:
    named = named_in(request.POST) if request.method == "POST" else None
    return the_tray(request.actor, on=clock.today(request.unit), named=named)


def _context(found: Tray, rows: Sequence[TrayRow], *, joins: bool = True) -> dict[str, Any]:
    return {"tray": found, "rows": rows, "joins": joins, "wrong": [row for row in rows if row.form.is_bound]}


@require_POST
def tray_sort(request: UnitRequest) -> HttpResponse:
    """File the ticked rows, each piece of evidence by itself: what is wrong stays in its row, the rest goes through."""
    found = _tray(request)
    rows = tray_rows(found, request.POST, check=True)
    if not any(row.is_ticked for row in rows):
        messages.error(request, "Centang paling sedikit satu berkas.")
        return to(request, "tray")
    joins = "gabung" in request.POST
    ready = [row for row in rows if row.form.is_bound and row.form.is_valid()]
    pieces = joined([(row.form.sorted(), joins) for row in ready])
    done = [chosen for chosen in pieces if _file(request, chosen, ready)]
    if done:
        say(request, _sentence(done, submit=request.POST.get("aksi") != "simpan"))
    filed = {upload.pk for chosen in done for upload in chosen.uploads}
    if len(filed) == sum(row.is_ticked for row in rows):
        return to(request, "tray")
    left = [row for row in rows if row.file.upload.pk not in filed]
    return render(request, "evidence/tray.html", _context(found, left, joins=joins), status=UNPROCESSABLE)


def _file(request: UnitRequest, chosen: Sorted, rows: Sequence[TrayRow]) -> bool:
    """Whether the files got their place; a refusal goes to their rows."""
    submit = request.POST.get("aksi") != "simpan"
    try:
        services.tray_hand_in(by=request.actor, at=clock.now(), chosen=chosen, submit=submit)
    except REFUSED as refusal:
        for row in rows:
            if row.file.upload in chosen.uploads:
                row.form.add_error(None, str(refusal))
        return False
    return True


def _sentence(done: Sequence[Sorted], *, submit: bool) -> str:
    new = [chosen for chosen in done if chosen.same is None]
    files = sum(len(chosen.uploads) for chosen in new)
    told = []
    if new:
        state = "diserahkan untuk diperiksa" if submit else "tersimpan sebagai rancangan"
        told.append(f"{len(new)} bukti dari {files} berkas {state}.")
    if reused := len(done) - len(new):
        told.append(f"{reused} berkas memakai bukti yang sudah ada.")
    return " ".join(told)


@require_POST
def tray_discard(request: UnitRequest) -> HttpResponse:
    """Throw the ticked files away."""
    wanted = set(request.POST.getlist("pilih"))
    waiting = waiting_uploads(request.unit, request.year, request.user)
    uploads = [upload for upload in waiting if str(upload.pk) in wanted]
    try:
        number = services.tray_discard(by=request.actor, at=clock.now(), uploads=uploads)
    except REFUSED as refusal:
        messages.error(request, str(refusal))
    else:
        say(request, f"{number} berkas dibuang." if number else "Tidak ada berkas yang dicentang.")
    return to(request, "tray")
