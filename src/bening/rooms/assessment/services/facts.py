"""Replacing figures that the regulation does not settle, and taking the replaced ones over into an assessment."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor, check_system_admin
from bening.foundation.audit.services import record
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import FactKind, SheetState
from bening.rooms.assessment.models import Assessment, Fact, Sheet
from bening.rooms.assessment.rules.figures import Figure, WrongFigureError, checked
from bening.rooms.assessment.selectors.facts import differences, instrument_of, replaced_at
from bening.rooms.assessment.services.answering import fold

TWICE = "Angka ini baru saja diganti orang lain. Muat ulang halaman untuk melihatnya."
OF_THE_SCORE = {FactKind.SCALE, FactKind.THRESHOLD}


@transaction.atomic
def fact_save(*, by: User, at: datetime, figure: Figure, value: str, basis: str) -> Fact:
    """Put another value in place of a shipped figure for the whole installation, or give the shipped one back ("").

    Assessments that are open keep their figures until somebody takes the new ones over. Raises PolicyError for what
    was read in the regulation, a value that cannot be, or a basis that is missing; NotAllowed for others than the
    system's administrators.
    """
    check_system_admin(by)
    if figure.locked:
        raise PolicyError(f"{figure.label} terbaca di naskah peraturan, jadi tidak diganti di sini.")
    if not basis.strip():
        raise PolicyError("Tulis dasar penggantian: surat, peraturan, atau pengumuman beserta tanggalnya.")
    kept = _checked(figure, value, at) if value.strip() else ""
    source, kind, key, part = figure.name
    newest = Fact.objects.filter(source=source, kind=kind, key=key, part=part).order_by("-number").first()
    if kept == (newest.value if newest else "") and (not newest or basis.strip() == newest.basis):
        raise PolicyError("Tidak ada yang berubah: nilai itu sudah berlaku.")
    number = newest.number + 1 if newest else 1
    fact = Fact(
        source=source, kind=kind, key=key, part=part, number=number, value=kept, basis=basis.strip(), by=by, at=at
    )
    try:
        with transaction.atomic():
            fact.save()
    except IntegrityError as twice:
        raise PolicyError(TWICE) from twice
    data = {"what": figure.label, "value": kept or figure.value, "shipped": figure.value, "basis": fact.basis}
    record(by=by, at=at, unit=None, verb="assessment.fact_replaced", target=fact, data=data)
    return fact


def _checked(figure: Figure, value: str, at: datetime) -> str:
    try:
        return checked(figure, value, replaced_at(at, [figure.source]))
    except WrongFigureError as wrong:
        raise PolicyError(str(wrong)) from wrong


@transaction.atomic
def facts_take(*, by: Actor, at: datetime, assessment: Assessment) -> Assessment:
    """Let the figures of today count for an assessment and fold its fillings anew.

    Raises PolicyError while a filling is signed whose score they would change: what was signed stays as it was.
    """
    row = Assessment.objects.select_for_update(of=("self",), no_key=True).get(pk=assessment.pk)
    policies.check_manage(by, row)
    changed = differences(row, at)
    if not changed:
        return row
    sheets = list(Sheet.objects.select_for_update(of=("self",), no_key=True).filter(assessment=row).order_by("pk"))
    rescored = any(one.figure.kind in OF_THE_SCORE for one in changed)
    if rescored and any(sheet.state == SheetState.SIGNED for sheet in sheets):
        raise PolicyError(
            "Ada lembar yang sudah ditandatangani, dan angka baru akan mengubah nilainya. Buka kembali dahulu."
        )
    row.facts = [list(one) for one in replaced_at(at, (row.instrument, row.process))]
    row.facts_at = at
    row.row_version += 1
    row.save(update_fields=("facts", "facts_at", "row_version"))
    instrument = instrument_of(row)
    for sheet in sheets if rescored else ():
        fold(sheet, instrument)
    data = {"figures": [[one.figure.label, one.here, one.there] for one in changed], "number": len(changed)}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.facts_taken", target=row, data=data)
    return row
