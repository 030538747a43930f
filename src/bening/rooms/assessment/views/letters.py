"""Files that come with a form of this room, and giving them back."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.files.responses import download, download_for_others
from bening.foundation.files.selectors import waiting_uploads
from bening.foundation.files.services import FileRefusedError
from bening.foundation.files.uploads import claim, store_form_files
from bening.foundation.kit import clock
from bening.rooms.assessment.forms.letters import LetterForm
from bening.rooms.assessment.views.common import to


def received(request: UnitRequest) -> QueryDict | None:
    """What was sent, with the file kept first: it waits for the person whatever else is wrong. None for a GET."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    sent = request.FILES.getlist("berkas")[:1]
    if sent:
        kept = store_form_files(sent, unit=request.unit, year=request.year, by=request.user, at=clock.now())
        for sentence in kept.refusals:
            messages.error(request, sentence)
        for upload in kept.kept:
            data["unggahan"] = str(upload.pk)
    return data


def waiting(request: UnitRequest) -> list[Upload]:
    """The person's files that have no place yet."""
    return list(waiting_uploads(request.unit, request.year, request.user))


def letter(request: UnitRequest, form: LetterForm, at: datetime) -> StoredFile | None:
    """The file that the form brings, taken out of the tray; to be called in the transaction that uses it."""
    files = claim(form.chosen(), by=request.user, at=at)
    return files[0] if files else None


def given(request: UnitRequest, file: StoredFile, back: str) -> HttpResponse | HttpResponseBase:
    """The file, to be saved; one that is held goes back with the reason."""
    try:
        return download(file) if file.uploaded_by_id == request.user.pk else download_for_others(file)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return to(request, back)
