"""The page of files that are given to nobody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files import holding, selectors
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.foundation.workflow.policy import PolicyError


def held(request: UnitRequest) -> HttpResponse:
    """Which files are held, why, and who handed them in."""
    return render(request, "files/held.html", {"page": paginate(selectors.held_files(request.unit), request)})


@require_POST
def held_examine(request: UnitRequest) -> HttpResponse:
    """Look at one of them once more, now."""
    number = request.POST.get("berkas", "")
    file = selectors.file_of(request.unit, int(number)) if number.isdecimal() and len(number) < 19 else None
    if file is None:
        raise Http404
    try:
        after = holding.examine_again(by=request.actor, at=clock.now(), file=file)
    except (FileRefusedError, PolicyError) as refusal:
        messages.error(request, str(refusal))
    else:
        if after.is_available:
            messages.success(request, f"Berkas “{after.name}” lolos pemeriksaan dan kini dapat dibuka.")
        else:
            messages.warning(request, f"Berkas “{after.name}” tetap tertahan. {after.state_reason}".strip())
    return HttpResponseRedirect(reverse("files:held", kwargs={"unit": request.unit.code, "year": request.year}))
