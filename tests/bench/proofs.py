"""Evidence of a large office, made with few statements."""

from __future__ import annotations

from datetime import timedelta

from bening.foundation.accounts.models import User
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceStep, EvidenceVersion, VersionFile
from bening.rooms.plans.models import Occurrence
from tests.factories import NOW, YEAR

FILES_EACH = 4
WAITING = 200
STATES = (State.ACCEPTED, State.ACCEPTED, State.SUBMITTED, State.RETURNED, State.DRAFT)
PDF = "application/pdf"


def add_evidence(unit: Unit, *, by: User, files: int) -> None:
    """So many files, four to a proof and a proof to a due date of the unit's plan, and two hundred more in the tray."""
    stored = StoredFile.objects.bulk_create(
        (_file(unit, by, number) for number in range(files + WAITING)), batch_size=1000
    )
    made = Evidence.objects.bulk_create(
        (_proof(unit, by, number) for number in range(files // FILES_EACH)), batch_size=1000
    )
    versions = EvidenceVersion.objects.bulk_create(
        (EvidenceVersion(evidence=row, number=1, evidence_date=NOW.date(), made_by=by, made_at=NOW) for row in made),
        batch_size=1000,
    )
    VersionFile.objects.bulk_create(
        (
            VersionFile(version=versions[number // FILES_EACH], position=number % FILES_EACH + 1, file=stored[number])
            for number in range(files)
        ),
        batch_size=1000,
    )
    _link(unit, made, by)
    _decide(made, versions, by)
    Upload.objects.bulk_create(_upload(unit, by, file) for file in stored[files:])


def _file(unit: Unit, by: User, number: int) -> StoredFile:
    return StoredFile(
        unit=unit, sha256=f"{number:064x}", size=1000, media_type=PDF, name=f"Laporan rapat {number}.pdf",
        uploaded_by=by, uploaded_at=NOW, state=FileState.AVAILABLE,
    )  # fmt: skip


def _proof(unit: Unit, by: User, number: int) -> Evidence:
    moment = NOW - timedelta(minutes=number)
    return Evidence(
        unit=unit, year=YEAR, title=f"Laporan rapat pemantauan pembangunan Zona Integritas {number}", created_by=by,
        created_at=moment, submitted_by=by, submitted_at=moment,
    )  # fmt: skip


def _upload(unit: Unit, by: User, file: StoredFile) -> Upload:
    return Upload(
        unit=unit, year=YEAR, by=by, name=file.name, size=file.size, offset=file.size, file=file, created_at=NOW,
        expires_at=NOW + timedelta(days=7),
    )  # fmt: skip


def _link(unit: Unit, made: list[Evidence], by: User) -> None:
    dates = list(
        Occurrence.objects.filter(item__plan__unit=unit, item__plan__year=YEAR)
        .order_by("pk")
        .values_list("pk", "item", "item__requirements")[: len(made)]
    )
    EvidenceLink.objects.bulk_create(
        (
            EvidenceLink(
                evidence=row, item_id=item, requirement_id=requirement, occurrence_id=date, created_by=by,
                created_at=NOW,
            )
            for row, (date, item, requirement) in zip(made, dates, strict=True)
        ),
        batch_size=1000,
    )  # fmt: skip


def _decide(made: list[Evidence], versions: list[EvidenceVersion], by: User) -> None:
    steps = []
    for number, (row, version) in enumerate(zip(made, versions, strict=True)):
        row.current, row.state = version, STATES[number % len(STATES)]
        if row.state in {State.ACCEPTED, State.RETURNED}:
            row.decided_by, row.decided_at = by, NOW
            row.accepted = version if row.state == State.ACCEPTED else None
        steps.append(EvidenceStep(evidence=row, version=version, source=State.DRAFT, target=row.state, by=by, at=NOW))
    Evidence.objects.bulk_update(made, ("current", "state", "decided_by", "decided_at", "accepted"), batch_size=500)
    EvidenceStep.objects.bulk_create(steps, batch_size=1000)
