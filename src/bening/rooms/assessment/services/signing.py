"""Signatures on a filling: handed in, passed on, sent back, signed, opened again, and a further round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.notifications.services import notify
from bening.foundation.workflow.policy import PolicyError
from bening.foundation.workflow.returning import required
from bening.rooms.assessment import policies_signing as policies
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Answer, Sheet, SheetStep
from bening.rooms.assessment.rules.chain import Chain, Stage
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.sheets import filling
from bening.rooms.assessment.selectors.signing import (
    chain_of,
    leaders_of,
    must_be_complete,
    signatures_in,
    steps_of,
)
from bening.rooms.assessment.services.answering import fold, locked
from bening.rooms.assessment.services.freezing import freeze
from bening.rooms.assessment.workflow import SHEET

MANAGERS = (Role.LEADER, Role.SECRETARY)


@transaction.atomic
def sheet_pass_on(*, by: Actor, at: datetime, sheet: Sheet, note: str = "") -> Sheet:
    """Hand a filling in, pass it on, or sign it: whatever comes next for this person (``rules.chain``).

    ``note`` is the reason where questions are left and the phase allows that. The last signature freezes the content.
    Raises PolicyError or NotAllowed.
    """
    row = locked(sheet)
    chain, before = chain_of(row), signatures_in(steps_of(row))
    policies.check_pass_on(by, row, chain, [step.by_id for step in before], open_layers(row.assessment))
    if row.state == SheetState.OPEN:
        _check_whole(row, note)
    target = SheetState(chain.after(Stage(row.state), by.user.pk).value)
    step = _step(by, at, row, target, note.strip())
    if target is SheetState.SIGNED:
        row.signed_at = at
        freeze(row, at=at, signatures=[*before, step])
    row.save()
    _record(by, at, row, step)
    if target is SheetState.SIGNED:
        _tell(leaders_of(row.assessment, MANAGERS), by, at, row, f"menandatangani lembar {row.get_layer_display()}")
    else:
        _tell(_people(chain, target), by, at, row, "menunggu tanda tangan Anda pada lembar")
    return row


@transaction.atomic
def sheet_send_back(*, by: Actor, at: datetime, sheet: Sheet, note: str) -> Sheet:
    """Give a filling back to who filled it in, with what is to be mended."""
    row = locked(sheet)
    before = signatures_in(steps_of(row))
    policies.check_send_back(by, row, chain_of(row), open_layers(row.assessment))
    note = required(note, "Tulis apa yang perlu diperbaiki.")
    step = _step(by, at, row, SheetState.OPEN, note)
    row.save()
    _record(by, at, row, step)
    _tell([step.by for step in before], by, at, row, f"mengembalikan lembar {row.get_layer_display()}: {note}")
    return row


@transaction.atomic
def sheet_reopen(*, by: Actor, at: datetime, sheet: Sheet, note: str) -> Sheet:
    """Take one's own last signature back, with the reason; the frozen text goes, its hash stays in the trail."""
    row = locked(sheet)
    before = signatures_in(steps_of(row))
    policies.check_reopen(by, row, before[-1].by_id if before else None, open_layers(row.assessment))
    note = required(note, "Tulis alasan lembar ini dibuka kembali.")
    _record(by, at, row, _step(by, at, row, SheetState.OPEN, note))
    row.signed_at, row.frozen, row.frozen_hash = None, "", ""
    row.save()
    _tell([step.by for step in before], by, at, row, f"membuka kembali lembar {row.get_layer_display()}: {note}")
    return row


@transaction.atomic
def round_open(*, by: Actor, at: datetime, sheet: Sheet) -> Sheet:
    """A further round after a signed one, beginning with its answers; the signed round stays as it is."""
    row = locked(sheet)
    policies.check_round(by, row, open_layers(row.assessment))
    if Sheet.objects.filter(assessment=row.assessment_id, layer=row.layer, round__gt=row.round).exists():
        raise PolicyError("Putaran berikutnya sudah dibuka. Muat ulang halaman untuk melihatnya.")
    following = Sheet.objects.create(
        assessment=row.assessment, layer=row.layer, round=row.round + 1, answers=row.answers, started_at=at
    )
    copies = Answer.objects.bulk_create(
        Answer(
            sheet=following,
            item=entry.item,
            number=1,
            values=entry.values,
            note=entry.note,
            proposed=f"putaran {row.round}",
            by=entry.by,
            at=entry.at,
        )
        for entry in filling(row).entries.values()
    )
    following.latest = {entry.item: [entry.pk, entry.number] for entry in copies}
    fold(following, instrument_of(row.assessment))
    data = {"layer": row.layer, "round": following.round}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.round_opened", target=following, data=data)
    return following


def _check_whole(row: Sheet, note: str) -> None:
    left = len(instrument_of(row.assessment).items) - row.answered
    if left and must_be_complete(row):
        raise PolicyError(f"{left} butir belum dijawab. Jawab dahulu: pada tahap ini semua butir wajib terisi.")
    if left:
        required(note, f"{left} butir belum dijawab. Jawab dahulu, atau tulis mengapa dibiarkan kosong.")


def _step(by: Actor, at: datetime, row: Sheet, target: SheetState, note: str) -> SheetStep:
    """Move a locked sheet with its step; the caller saves and records it."""
    SHEET.move(row.state, target)
    step = SheetStep.objects.create(sheet=row, source=row.state, target=target, note=note, by=by.user, at=at)
    row.state = target
    row.row_version += 1
    return step


def _record(by: Actor, at: datetime, row: Sheet, step: SheetStep) -> None:
    """The event of a step, with the hash of what is frozen at that moment."""
    data = {
        "from": step.source,
        "to": str(step.target),
        "note": step.note,
        "layer": row.layer,
        "hash": row.frozen_hash,
    }
    verb = SHEET.move(step.source, step.target).verb
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=row, data=data)


def _people(chain: Chain, target: SheetState) -> list[User]:
    return list(User.objects.filter(pk__in=chain.signers(Stage(target.value))).order_by("pk"))


def _tell(users: Iterable[User], by: Actor, at: datetime, row: Sheet, text: str) -> None:
    """Notify the people but the actor once the transaction is kept."""
    people = {user.pk: user for user in users if user.pk != by.user.pk}
    if people:
        send = partial(
            notify,
            users=people.values(),
            unit=by.unit,
            kind="assessment.signing",
            key=f"sheet:{row.pk}:{row.row_version}",
            text=f"{by.user.name} {text} LKE {by.unit.name} {by.year}",
            url=room_url(by.unit, by.year, "signing", layer=Layer(row.layer).value),
            at=at,
        )
        transaction.on_commit(send)
