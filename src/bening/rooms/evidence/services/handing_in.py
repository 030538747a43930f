"""Making evidence of files, adding versions, and saying what it proves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files.models import StoredFile
from bening.foundation.workflow.returning import Words
from bening.rooms.evidence import policies
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceVersion, VersionFile
from bening.rooms.evidence.permissions import HAND_IN
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.reviewers import to_tell
from bening.rooms.evidence.services.common import hold, locked, move, tell
from bening.rooms.evidence.services.following import follow, follow_recall
from bening.rooms.plans import api as plans

MADE_BY_ITS_REVIEWER = "menyerahkan bukti yang ikut disusun koordinator areanya. Mohon Anda periksa"


@dataclass(frozen=True, slots=True)
class Place:
    """What evidence proves: an item, and where known its required proof and due date. All of the actor's own unit."""

    item: plans.Item
    requirement: plans.EvidenceRequirement | None = None
    occurrence: plans.Occurrence | None = None

    def check(self, by: Actor) -> None:
        """Raise PolicyError where the three do not belong together or to the actor's unit and year."""
        plan = self.item.plan
        if (plan.unit_id, plan.year) != (by.unit.pk, by.year):
            raise PolicyError("Butir ini milik satuan kerja atau tahun lain.")
        if self.item.removed_at is not None:
            raise PolicyError(f"Butir {self.item.code} sudah dikeluarkan dari rencana. Pilih butir lain.")
        for part in (self.requirement, self.occurrence):
            if part is not None and part.item_id != self.item.pk:
                raise PolicyError(f"Bukti atau jatuh tempo yang dipilih bukan milik butir {self.item.code}.")


@dataclass(frozen=True, slots=True)
class Content:
    """What a version holds. ``files`` in reading order; dates as they stand on the document."""

    files: Sequence[StoredFile]
    evidence_date: date | None = None
    period: tuple[date, date] | None = None
    is_signed: bool = False
    change: str = ""
    valid_until: date | None = None
    places: Sequence[Place] = field(default_factory=tuple)


def _check_content(by: Actor, content: Content) -> None:
    if not content.files:
        raise PolicyError("Pilih paling sedikit satu berkas.")
    if any(file.unit_id != by.unit.pk for file in content.files):
        raise PolicyError("Berkas ini milik satuan kerja lain.")
    if content.period and content.period[1] < content.period[0]:
        raise PolicyError("Akhir masa mendahului awalnya. Periksa kedua tanggalnya.")


def _add_version(by: Actor, at: datetime, evidence: Evidence, content: Content) -> EvidenceVersion:
    start, end = content.period or (None, None)
    version = EvidenceVersion.objects.create(
        evidence=evidence,
        number=(evidence.current.number if evidence.current else 0) + 1,
        evidence_date=content.evidence_date,
        period_start=start,
        period_end=end,
        valid_until=content.valid_until,
        is_signed=content.is_signed,
        change=content.change.strip(),
        made_by=by.user,
        made_at=at,
    )
    VersionFile.objects.bulk_create(
        VersionFile(version=version, position=position, file=file)
        for position, file in enumerate(content.files, start=1)
    )
    evidence.current = version
    return version


@transaction.atomic
def evidence_create(*, by: Actor, at: datetime, title: str, content: Content) -> Evidence:
    """Make a draft of files that were received, with what it proves (``content.places`` may be empty)."""
    by.check(HAND_IN)
    _check_content(by, content)
    if not title.strip():
        raise PolicyError("Tulis judul buktinya, misalnya “SK Tim Kerja ZI 2025”.")
    for place in content.places:
        place.check(by)
    evidence = Evidence.objects.create(
        unit=by.unit, year=by.year, title=title.strip()[:300], created_by=by.user, created_at=at
    )
    links = [_link(by, at, evidence, place) for place in content.places]
    hold(links)
    _add_version(by, at, evidence, content)
    evidence.save(update_fields=("current",))
    EvidenceLink.objects.bulk_create(links)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="evidence.created",
        target=evidence,
        data={
            "files": len(content.files),
            "sha256": [file.sha256 for file in content.files],
            "items": [place.item.code for place in content.places],
        },
    )
    return evidence


@transaction.atomic
def version_add(*, by: Actor, at: datetime, evidence: Evidence, content: Content, row_version: int) -> Evidence:
    """A newer version; the older ones stay. ``row_version`` is the one the person saw.

    Raises PolicyError where somebody changed the evidence meanwhile.
    """
    row = locked(evidence)
    policies.check_change(by, row)
    _check_content(by, content)
    if row.row_version != row_version:
        raise PolicyError("Bukti ini diubah orang lain sementara Anda bekerja. Muat ulang halaman, lalu ulangi.")
    version = _add_version(by, at, row, content)
    row.row_version += 1
    row.save(update_fields=("current", "row_version"))
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="evidence.version_added",
        target=row,
        data={
            "number": version.number,
            "change": version.change or "tanpa keterangan",
            "sha256": [file.sha256 for file in content.files],
        },
    )
    return row


@transaction.atomic
def evidence_rename(*, by: Actor, at: datetime, evidence: Evidence, title: str) -> Evidence:
    """Another title; the old one stays in the audit trail."""
    row = locked(evidence)
    policies.check_change(by, row)
    if not title.strip():
        raise PolicyError("Judul tidak boleh kosong.")
    before, row.title = row.title, title.strip()[:300]
    row.row_version += 1
    row.save(update_fields=("title", "row_version"))
    record(by=by.user, at=at, unit=by.unit, verb="evidence.renamed", target=row, data={"before": before})
    return row


def _link(by: Actor, at: datetime, evidence: Evidence, place: Place) -> EvidenceLink:
    return EvidenceLink(
        evidence=evidence,
        item=place.item,
        requirement=place.requirement,
        occurrence=place.occurrence,
        created_by=by.user,
        created_at=at,
    )


@transaction.atomic
def link_add(*, by: Actor, at: datetime, evidence: Evidence, place: Place) -> EvidenceLink:
    """Let the evidence serve one more item, proof or due date. Linking twice changes nothing."""
    row = locked(evidence)
    policies.check_link(by, row)
    place.check(by)
    same = {
        "item": place.item,
        "requirement": place.requirement,
        "occurrence": place.occurrence,
        "removed_at": None,
    }
    if found := EvidenceLink.objects.filter(evidence=row, **same).first():
        return found
    link = _link(by, at, row, place)
    hold([link])
    link.save()
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="evidence.linked",
        target=row,
        data={
            "item": place.item.code,
            "requirement": place.requirement.text if place.requirement else "",
            "occurrence": place.occurrence.period if place.occurrence else "",
        },
    )
    follow(by=by, at=at, evidence=locked(row))
    return link


@transaction.atomic
def link_remove(*, by: Actor, at: datetime, link: EvidenceLink) -> EvidenceLink:
    """The evidence no longer serves this item; the row stays with who took it away and when."""
    row = locked(link.evidence)
    policies.check_change(by, row)
    kept = EvidenceLink.objects.select_for_update(of=("self",), no_key=True).select_related("item").get(pk=link.pk)
    if kept.removed_at is None:
        kept.removed_by, kept.removed_at = by.user, at
        kept.save(update_fields=("removed_by", "removed_at"))
        record(by=by.user, at=at, unit=by.unit, verb="evidence.unlinked", target=row, data={"item": kept.item.code})
    return kept


@transaction.atomic
def evidence_submit(*, by: Actor, at: datetime, evidence: Evidence, note: str = "") -> Evidence:
    """Hand in for review; those who may review it are told, and its due dates move along."""
    row = locked(evidence)
    policies.check_submit(by, row)
    row.submitted_by, row.submitted_at = by.user, at
    row = move(by=by, at=at, evidence=row, target=State.SUBMITTED, words=Words(note.strip()))
    reviewers, is_made_by_its_reviewer = to_tell(by, row)
    words = MADE_BY_ITS_REVIEWER if is_made_by_its_reviewer else "menyerahkan bukti untuk diperiksa"
    tell(users=reviewers, by=by, at=at, evidence=row, event="submitted", text=words, page="review")
    follow(by=by, at=at, evidence=row)
    return row


@transaction.atomic
def evidence_recall(*, by: Actor, at: datetime, evidence: Evidence) -> Evidence:
    """Take back what was handed in and not yet decided."""
    row = locked(evidence)
    policies.check_recall(by, row)
    row = move(by=by, at=at, evidence=row, target=State.DRAFT)
    follow_recall(by=by, at=at, evidence=row)
    return row


@transaction.atomic
def evidence_withdraw(*, by: Actor, at: datetime, evidence: Evidence, note: str) -> Evidence:
    """Declare it unused, with the reason; files and history stay."""
    row = locked(evidence)
    policies.check_withdraw(by, row)
    if not note.strip():
        raise PolicyError("Tulis alasan mengapa bukti ini tidak dipakai.")
    row.accepted = None
    return move(by=by, at=at, evidence=row, target=State.WITHDRAWN, words=Words(note.strip()))


@transaction.atomic
def evidence_restore(*, by: Actor, at: datetime, evidence: Evidence) -> Evidence:
    """Use it again, as a draft."""
    row = locked(evidence)
    policies.check_restore(by, row)
    return move(by=by, at=at, evidence=row, target=State.DRAFT)
