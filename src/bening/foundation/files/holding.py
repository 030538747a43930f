"""Files that are given to nobody: who is told of them, and looking at them once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.urls import reverse

from bening.foundation.accounts.models import Membership
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files import services
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.files.permissions import MANAGE_FILES
from bening.foundation.notifications.services import notify
from bening.foundation.workflow.policy import PolicyError


@dataclass(frozen=True, slots=True)
class Reexamined:
    """How many held files may be given out now, how many are still held, and a sentence for each that is lost."""

    released: int
    held: int
    problems: tuple[str, ...]


def examine_held(*, at: datetime) -> Reexamined:
    """Look at everything once more that is given to nobody, in every unit: after new rules or new signatures."""
    released, held, problems = 0, 0, []
    for file in StoredFile.objects.exclude(state=FileState.AVAILABLE).order_by("pk"):
        try:
            after = services.examine(file, at=at)
        except services.FileRefusedError as refusal:
            problems.append(f"Berkas nomor {file.pk}: {refusal}")
            continue
        released += after.is_available
        held += not after.is_available
    return Reexamined(released, held, tuple(problems))


def unsound_files() -> Iterator[str]:
    """For every content that a row names: "" where its bytes are there with the right hash, else a sentence."""
    rows = StoredFile.objects.select_related("unit").order_by("sha256", "pk")
    before = ""
    for file in rows.iterator(chunk_size=500):
        if file.sha256 == before:
            continue
        before = file.sha256
        try:
            services.open_internally(file).close()
        except services.FileRefusedError as refusal:
            yield f"{file.unit}, berkas nomor {file.pk}: {refusal}"
        else:
            yield ""


def check_held(file: StoredFile) -> None:
    """Raise PolicyError for a file that can be opened by now."""
    if file.is_available:
        raise PolicyError(f"Berkas “{file.name}” sudah dapat dibuka. Muat ulang halaman ini.")


def examine_again(*, by: Actor, at: datetime, file: StoredFile) -> StoredFile:
    """Look at a held file once more because somebody asks for it; where it stands now.

    Raises PolicyError, and FileRefusedError where its bytes are gone or changed.
    """
    by.check(MANAGE_FILES)
    check_held(file)
    with transaction.atomic():
        data = {"sha256": file.sha256}
        record(by=by.user, at=at, unit=by.unit, verb="files.released", target=file, data=data)
    return services.examine(file, at=at)


def tell_of_quarantine(file: StoredFile, *, at: datetime) -> None:
    """Tell who handed a file in, and who looks after files in its unit, once the transaction holds."""
    upload = file.uploads.order_by("created_at", "pk").first()
    year = upload.year if upload else at.year
    keepers = Membership.objects.current().for_unit(file.unit).filter(year=year, role__in=MANAGE_FILES.roles)
    people = [row.user for row in keepers.select_related("user").order_by("pk")]
    told = {"unit": file.unit, "kind": "files.quarantined", "key": f"file:{file.pk}:{at.isoformat()}", "at": at}
    page = reverse("files:held", kwargs={"unit": file.unit.code, "year": year})
    text = f"Berkas “{file.name}” dikarantina dan tidak diberikan kepada siapa pun. {file.state_reason}"
    transaction.on_commit(partial(notify, users=people, text=text, url=page, **told))
    if file.uploaded_by is not None:
        transaction.on_commit(partial(notify, users=[file.uploaded_by], text=text, url=reverse("home"), **told))
