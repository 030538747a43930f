"""Findings of assessors: made, answered by the unit, put into the plan, settled, dropped or taken up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.notifications.services import notify
from bening.foundation.workflow.policy import PolicyError
from bening.foundation.workflow.returning import required
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import FindingState, Layer
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Assessment, Finding
from bening.rooms.assessment.permissions import ANSWER_UNIT
from bening.rooms.assessment.rules.gap_draft import MONTHS
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.findings import is_published
from bening.rooms.assessment.selectors.gaps import spots
from bening.rooms.assessment.selectors.phases import open_layers
from bening.rooms.assessment.selectors.signing import leaders_of
from bening.rooms.assessment.services.opening import sheet_start
from bening.rooms.plans import api as plans

UNSETTLED = (FindingState.OPEN, FindingState.PLANNED)
MANAGERS = (Role.LEADER, Role.SECRETARY)


@dataclass(frozen=True, slots=True)
class Found:
    """What an assessor writes: the finding, what she recommends, and the last day to mend it."""

    text: str
    recommendation: str = ""
    due: date | None = None


@transaction.atomic
def finding_add(
    *, by: Actor, at: datetime, on: date, assessment: Assessment, layer: Layer, item: str, found: Found
) -> Finding:
    """A new finding on a question, while the layer may still be written. The unit reads it once the filling is signed.

    Raises PolicyError or NotAllowed.
    """
    sheet = sheet_start(by=by, at=at, assessment=assessment, layer=layer)
    policies.check_answer(by, sheet, open_layers(assessment))
    if item not in instrument_of(assessment).items:
        raise PolicyError(f"Butir {item[:40]} tidak ada pada lembar ini.")
    if found.due and found.due < on:
        raise PolicyError("Batas perbaikan sudah lewat. Pilih hari ini atau sesudahnya.")
    row = Finding.objects.create(
        sheet=sheet,
        item=item,
        text=required(found.text, "Tulis temuannya."),
        recommendation=found.recommendation.strip(),
        due=found.due,
        by=by.user,
        at=at,
    )
    _record(by, at, row, "assessment.finding_made", {"text": row.text})
    return row


@transaction.atomic
def finding_answer(*, by: Actor, at: datetime, finding: Finding, outcome: str, version: int) -> Finding:
    """What the unit did about a finding; the assessor decides whether that settles it."""
    by.check(ANSWER_UNIT)
    row = _locked(by, finding, version)
    _check_unsettled(row)
    row.outcome = required(outcome, "Tulis apa yang sudah dilakukan.")
    _save(by, at, row, "assessment.finding_answered", {"note": row.outcome})
    _tell([row.by], by, at, row, "menjawab temuan Anda")
    return row


@transaction.atomic
def finding_settle(
    *, by: Actor, at: datetime, finding: Finding, state: FindingState, note: str, version: int
) -> Finding:
    """Settle a finding (DONE), drop it with a reason (DROPPED), or take it up again with a reason (OPEN), by who fills
    its layer in."""
    row = _locked(by, finding, version)
    policies.check_layer(by, Layer(row.sheet.layer))
    if state is FindingState.OPEN:
        if row.state in UNSETTLED:
            raise PolicyError("Temuan ini masih terbuka.")
        note = required(note, "Tulis mengapa temuan ini dibuka lagi.")
        state = FindingState.PLANNED if row.plan_item_id else FindingState.OPEN
    else:
        _check_unsettled(row)
    if state is FindingState.DROPPED:
        note = required(note, "Tulis mengapa temuan ini tidak dilanjutkan.")
    row.state = state
    _save(by, at, row, "assessment.finding_settled", {"to": state.value, "word": str(state.label), "note": note})
    _tell(leaders_of(row.sheet.assessment, MANAGERS), by, at, row, f"mengubah temuan menjadi “{state.label}”")
    return row


@transaction.atomic
def finding_plan(*, by: Actor, at: datetime, on: date, finding: Finding, version: int) -> Finding:
    """Put what follows a finding into the plan in force, as a new item beside those that answer the same part of the
    worksheet, due in the month in which the finding is to be mended."""
    by.check(plans.EDIT_PLAN)
    row = _locked(by, finding, version)
    assessment = row.sheet.assessment
    if row.state != FindingState.OPEN:
        raise PolicyError(f"Temuan ini {row.get_state_display().lower()}. Yang belum ditindaklanjuti saja yang masuk.")
    plan = plans.active_of_year(by.unit, by.year)
    if plan is None:
        raise PolicyError("Belum ada rencana yang berlaku tahun ini. Berlakukan rencana dahulu.")
    spot = spots(assessment, plan, [row.item])[row.item]
    component = spot.chosen or plans.component_open(
        by=by, at=at, plan=plan, area=spot.area, title=spot.title, name=spot.name
    )
    planned = plans.item_add(
        by=by,
        at=at,
        component=component,
        values={
            "indicator": f"Tindak lanjut temuan {row.sheet.get_layer_display()} butir {row.item}: {_line(row.text)}",
            "steps": row.recommendation or "Memperbaiki sesuai temuan",
            "requirements": f"Bukti perbaikan butir {row.item}",
            "owner": spot.coordinator,
        },
        target_text=_month(by.year, on, row.due),
    )
    row.plan_item, row.state = planned, FindingState.PLANNED
    _save(by, at, row, "assessment.finding_planned", {"code": planned.code})
    return row


def _line(text: str) -> str:
    return " ".join(text.split())


def _month(year: int, on: date, due: date | None) -> str:
    """The month to be done in, within the plan's year: that of the due date, else the one after today."""
    if due is None:
        month = 1 if on.year < year else 12 if on.year > year else min(on.month + 1, 12)
    else:
        month = 1 if due.year < year else 12 if due.year > year else due.month
    return MONTHS[month - 1]


def _locked(by: Actor, finding: Finding, version: int) -> Finding:
    """The finding as it stands now, for who may read it in her unit; PolicyError where somebody changed it since."""
    rows = Finding.objects.select_for_update(of=("self",), no_key=True).select_related("sheet__assessment__unit", "by")
    row = rows.get(pk=finding.pk)
    policies.check_same_unit(by, row.sheet.assessment)
    if not is_published(by, row):
        raise PolicyError("Temuan ini belum diumumkan.")
    if row.row_version != version:
        raise PolicyError("Temuan ini berubah sejak Anda membukanya. Lihat isinya sekarang, lalu ulangi bila perlu.")
    return row


def _check_unsettled(row: Finding) -> None:
    if row.state not in UNSETTLED:
        raise PolicyError(f"Temuan ini sudah {row.get_state_display().lower()}.")


def _save(by: Actor, at: datetime, row: Finding, verb: str, data: dict[str, object]) -> None:
    row.row_version += 1
    row.save()
    _record(by, at, row, verb, data)


def _record(by: Actor, at: datetime, row: Finding, verb: str, data: dict[str, object]) -> None:
    told = {"item": row.item, "layer": row.sheet.layer, **data}
    record(by=by.user, at=at, unit=by.unit, verb=verb, target=row, data=told)


def _tell(users: Iterable[User], by: Actor, at: datetime, row: Finding, text: str) -> None:
    """Notify the people but the actor once the transaction is kept."""
    people = {user.pk: user for user in users if user.pk != by.user.pk}
    if people:
        send = partial(
            notify,
            users=people.values(),
            unit=by.unit,
            kind="assessment.finding",
            key=f"finding:{row.pk}:{row.row_version}",
            text=f"{by.user.name} {text}: butir {row.item}, {by.unit.name}",
            url=room_url(by.unit, by.year, "finding", pk=row.pk),
            at=at,
        )
        transaction.on_commit(send)
