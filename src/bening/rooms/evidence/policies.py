"""When a thing may be done with evidence, apart from who may (``permissions``). Checks raise a sentence."""

from __future__ import annotations

from datetime import datetime, timedelta

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.files.enums import FileState
from bening.foundation.files.services import FileRefusedError, check_available
from bening.foundation.workflow.policy import REFUSALS, PolicyError, can, why_not
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceStep
from bening.rooms.evidence.permissions import HAND_IN, REVIEW
from bening.rooms.evidence.workflow import EVIDENCE

__all__ = ["REFUSALS", "PolicyError", "why_not"]

CHANGED_SINCE = "Bukti ini sudah berubah lagi sejak keputusan itu, jadi tidak dapat dibatalkan."
UNDO_WITHIN = timedelta(minutes=10)
DECIDED = (State.ACCEPTED, State.RETURNED)


def check_same_unit(by: Actor, evidence: Evidence) -> None:
    """Keeps a service from acting on evidence outside the unit and year in which the actor's roles hold."""
    if (evidence.unit_id, evidence.year) != (by.unit.pk, by.year):
        raise PolicyError("Bukti ini milik satuan kerja atau tahun lain.")


def areas_of(evidence: Evidence) -> set[str]:
    """The areas of the items that it serves; reads the prefetched ``links`` where there are some."""
    return {link.item.component.section.area for link in evidence.links.all() if link.removed_at is None}


def areas_for(person: int, evidence: Evidence) -> set[str]:
    """The areas in which somebody may decide about it. What she linked herself gives her none: else whoever wants to
    accept another area's evidence would only have to use it for an item of her own."""
    links = [link for link in evidence.links.all() if link.removed_at is None and link.created_by_id != person]
    return {link.item.component.section.area for link in links}


def hands(evidence: Evidence) -> set[int]:
    """Who had a hand in what is under review: made its newest version, sent its files, handed it in."""
    current = evidence.current
    people = {evidence.created_by_id, evidence.submitted_by_id}
    if current is not None:
        people.add(current.made_by_id)
        people |= {entry.file.uploaded_by_id for entry in current.files.all()}
    return {person for person in people if person is not None}


def check_change(by: Actor, evidence: Evidence) -> None:
    """Title, links and new versions: by whoever may hand in, while nobody is reviewing it."""
    by.check(HAND_IN)
    check_same_unit(by, evidence)
    if evidence.state == State.SUBMITTED:
        raise PolicyError("Bukti ini sedang diperiksa. Tarik kembali dahulu bila ingin mengubahnya.")
    if evidence.state == State.WITHDRAWN:
        raise PolicyError("Bukti ini sudah dinyatakan tidak dipakai. Pakai lagi dahulu bila ingin mengubahnya.")


def check_link(by: Actor, evidence: Evidence) -> None:
    """One more item for it, in whatever state but unused: what stands accepted may serve elsewhere too."""
    by.check(HAND_IN)
    check_same_unit(by, evidence)
    if evidence.state == State.WITHDRAWN:
        raise PolicyError("Bukti ini sudah dinyatakan tidak dipakai. Pakai lagi dahulu bila ingin mengaitkannya.")


def check_submit(by: Actor, evidence: Evidence) -> None:
    """Handing in needs files, none of them in quarantine, and something that the evidence proves."""
    check_change(by, evidence)
    EVIDENCE.move(evidence.state, State.SUBMITTED)
    if evidence.current is None or not evidence.current.files.all():
        raise PolicyError("Bukti ini belum berisi berkas. Tambahkan berkasnya dahulu.")
    for entry in evidence.current.files.all():
        if entry.file.state == FileState.QUARANTINED:
            raise PolicyError(f"Berkas “{entry.file.name}” dikarantina. Tambahkan versi baru dengan berkas lain.")
    if not [link for link in evidence.links.all() if link.removed_at is None]:
        raise PolicyError("Pilih dahulu butir yang dibuktikan oleh berkas ini.")
    if evidence.state == State.ACCEPTED and evidence.current_id == evidence.accepted_id:
        raise PolicyError("Versi ini sudah diterima. Tambahkan versi baru bila ada yang berubah.")


def check_recall(by: Actor, evidence: Evidence) -> None:
    """Only somebody who had a hand in it takes back what nobody has decided yet."""
    by.check(HAND_IN)
    check_same_unit(by, evidence)
    if evidence.state != State.SUBMITTED:
        raise PolicyError("Hanya bukti yang sedang menunggu pemeriksaan yang dapat ditarik kembali.")
    if by.user.pk not in hands(evidence):
        raise PolicyError("Hanya yang menyerahkan bukti ini yang dapat menariknya kembali.")


def _check_reviewer(by: Actor, evidence: Evidence) -> None:
    by.check(REVIEW)
    check_same_unit(by, evidence)
    if Role.SECRETARY not in by.roles and not any(by.coordinates(area) for area in areas_for(by.user.pk, evidence)):
        raise PolicyError("Bukti ini diperiksa oleh koordinator areanya atau sekretaris.")


def check_review(by: Actor, evidence: Evidence) -> None:
    """Accept or return: the coordinator of an area that it serves or the secretary, never who had a hand in it."""
    by.check(REVIEW)
    check_same_unit(by, evidence)
    if evidence.state == State.SUBMITTED and by.user.pk in hands(evidence):
        raise PolicyError("Anda ikut menyusun bukti ini. Orang lain harus memeriksanya.")
    _check_reviewer(by, evidence)
    if evidence.state != State.SUBMITTED:
        raise PolicyError("Bukti ini belum diserahkan untuk diperiksa.")


def check_accept(by: Actor, evidence: Evidence) -> None:
    """As ``check_review``, once every file may be opened: nobody can have looked at one that is held."""
    check_review(by, evidence)
    try:
        for entry in evidence.current.files.all() if evidence.current else ():
            check_available(entry.file)
    except FileRefusedError as refusal:
        raise PolicyError(f"{refusal} Bukti ini belum dapat diterima.") from refusal


def overrules(by: Actor, evidence: Evidence) -> bool:
    """A secretary deciding in areas that she does not coordinate gives a reason."""
    return not any(by.coordinates(area) for area in areas_for(by.user.pk, evidence))


def check_reopen(by: Actor, evidence: Evidence) -> None:
    """Accepted evidence goes back, by those who could have reviewed it."""
    _check_reviewer(by, evidence)
    if evidence.state != State.ACCEPTED:
        raise PolicyError("Hanya bukti yang sudah diterima yang dapat dibuka kembali.")


def check_undo(by: Actor, evidence: Evidence, step: EvidenceStep, at: datetime) -> None:
    """A decision is taken back by who made it, for ten minutes, while nothing else happened to the evidence."""
    _check_reviewer(by, evidence)
    if step.is_undo or step.source != State.SUBMITTED or step.target not in DECIDED:
        raise PolicyError("Tidak ada keputusan yang dapat dibatalkan.")
    if step.by_id != by.user.pk:
        raise PolicyError("Hanya yang memutuskan yang dapat membatalkannya.")
    if at - step.at > UNDO_WITHIN:
        raise PolicyError("Sudah lewat sepuluh menit. Buka kembali bukti ini dengan alasan bila perlu.")
    if step.row_version != evidence.row_version:
        raise PolicyError(CHANGED_SINCE)


def check_withdraw(by: Actor, evidence: Evidence) -> None:
    """What is not under review and was not accepted may be declared unused; the files stay."""
    by.check(HAND_IN)
    check_same_unit(by, evidence)
    EVIDENCE.move(evidence.state, State.WITHDRAWN)
    if evidence.accepted_id is not None:
        raise PolicyError(
            "Versi yang sudah diterima masih berlaku. Serahkan versi barunya, lalu minta koordinator areanya "
            "memutuskan atau membuka kembali bukti ini."
        )


def check_restore(by: Actor, evidence: Evidence) -> None:
    by.check(HAND_IN)
    check_same_unit(by, evidence)
    if evidence.state != State.WITHDRAWN:
        raise PolicyError("Hanya bukti yang dinyatakan tidak dipakai yang dapat dipakai lagi.")


can_change = can(check_change)
can_submit = can(check_submit)
can_recall = can(check_recall)
can_review = can(check_review)
can_reopen = can(check_reopen)
can_undo = can(check_undo)
can_withdraw = can(check_withdraw)
can_restore = can(check_restore)
