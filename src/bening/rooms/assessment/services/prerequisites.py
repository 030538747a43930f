"""Writing down what is known of prerequisites and papers, and which ways an assessment takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files.models import StoredFile
from bening.foundation.workflow.policy import PolicyError
from bening.kernel import process
from bening.kernel.lke import Predicate
from bening.kernel.process import Prerequisite, WrongValue
from bening.rooms.assessment import policies
from bening.rooms.assessment.models import Assessment, PrerequisiteCheck
from bening.rooms.assessment.rules.asking import applying, canonical
from bening.rooms.assessment.selectors.facts import process_of
from bening.rooms.assessment.selectors.phases import known_of
from bening.rooms.assessment.selectors.prerequisites import thing_of

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Said:
    """What a person knows of one prerequisite or paper: its value or number ("" takes it back), note and proof."""

    key: str
    value: str
    note: str = ""
    document: StoredFile | None = None


@transaction.atomic
def prerequisite_check(*, by: Actor, at: datetime, assessment: Assessment, said: Said) -> PrerequisiteCheck:
    """Keep one more row of what is known; the earlier ones stay. Raises PolicyError for what the key does not take."""
    row = (
        Assessment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit__institution")
        .get(pk=assessment.pk)
    )
    policies.check_prerequisite(by, row)
    known = known_of(row)
    thing = thing_of(known, said.key)
    if thing is None:
        raise PolicyError("Syarat ini tidak diminta dari penilaian ini. Muat ulang halaman untuk melihat daftarnya.")
    value = _value(thing, said.value)
    newest = known.checks.get(said.key)
    check = PrerequisiteCheck.objects.create(
        assessment=row,
        key=said.key,
        number=newest.number + 1 if newest else 1,
        value=value,
        note=said.note,
        document=said.document,
        by=by.user,
        at=at,
    )
    data = {"key": said.key, "what": thing.text, "value": value, "number": check.number}
    verb = "assessment.prerequisite_checked" if value else "assessment.prerequisite_cleared"
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=row, data=data)
    return check


def _value(thing: Prerequisite | process.Document, text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        raise PolicyError(f"Isian “{thing.text}” terlalu panjang. Persingkat sampai {LONGEST} huruf.")
    if not plain or not isinstance(thing, Prerequisite):
        return plain
    try:
        return canonical(thing, plain)
    except WrongValue as wrong:
        raise PolicyError(str(wrong)) from wrong


@transaction.atomic
def ways_save(
    *, by: Actor, at: datetime, assessment: Assessment, branch: str, affirmation: str, zone: str
) -> Assessment:
    """Set the branch, the affirmation and the zone of an assessment ("" for none).

    The branch stays once the assessment is in a phase that it changes. Raises PolicyError for what is not for it.
    """
    row = (
        Assessment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit__institution")
        .get(pk=assessment.pk)
    )
    policies.check_manage(by, row)
    told, predicate = process_of(row), Predicate(row.target)
    _check_branch(row, told, branch)
    if affirmation and applying(told, affirmation, kind=row.unit.institution.kind, predicate=predicate) is None:
        raise PolicyError("Afirmasi ini tidak berlaku bagi jenis instansi atau predikat penilaian ini.")
    if zone and zone not in told.zones:
        raise PolicyError("Kawasan ini tidak dikenal. Muat ulang halaman.")
    after = {"branch": branch, "affirmation": affirmation, "zone": zone}
    changes = {name: [getattr(row, name), value] for name, value in after.items() if getattr(row, name) != value}
    if not changes:
        return row
    for name, value in after.items():
        setattr(row, name, value)
    row.row_version += 1
    row.save(update_fields=(*after, "row_version"))
    record(by=by.user, at=at, unit=by.unit, verb="assessment.ways_set", target=row, data={"changes": changes})
    return row


def _check_branch(row: Assessment, told: process.Process, branch: str) -> None:
    if branch == row.branch:
        return
    try:
        process.route(told, predicate=Predicate(row.target), branch=branch)
    except process.RouteError as wrong:
        raise PolicyError(str(wrong)) from wrong
    ways = [told.branches[key] for key in (branch, row.branch) if key]
    if any(row.phase in way.phases for way in ways):
        raise PolicyError("Jalur tidak dapat diganti lagi, karena tahap yang dibedakannya sudah berjalan.")
