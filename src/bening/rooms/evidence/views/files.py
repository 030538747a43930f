"""Files of evidence: given to the people of the unit, never trusted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import download
from bening.foundation.files.services import FileRefusedError
from bening.rooms.evidence.models import VersionFile
from bening.rooms.evidence.views.common import found, the_evidence, to


def entry_of(request: UnitRequest, pk: int, entry: int) -> VersionFile:
    """One file of one version of the evidence, or 404."""
    evidence = the_evidence(request, pk)
    entries = (one for version in evidence.versions.all() for one in version.files.all())
    return found(next((one for one in entries if one.pk == entry), None))


def file(request: UnitRequest, pk: int, entry: int) -> HttpResponse | HttpResponseBase:
    """The file as it was handed in, to be saved; one in quarantine or not yet checked is refused with the reason."""
    kept = entry_of(request, pk, entry)
    try:
        return download(kept.file)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return to(request, "evidence", pk=pk)
