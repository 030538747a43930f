"""When a thing may be done with a plan, apart from who may (``permissions``).

Each ``check_x`` raises a sentence (``PolicyError``, ``NotAllowed`` or ``MoveRefused``) that the disabled button shows;
``can_x`` says the same as a bool; ``why_not`` gives the sentence or "".
"""

from __future__ import annotations

from typing import cast

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import REFUSALS, PolicyError, can, why_not
from bening.rooms.plans.enums import OccurrenceState, PlanState
from bening.rooms.plans.models import Item, Occurrence, Plan
from bening.rooms.plans.permissions import ASSIGN, EDIT_PLAN, REVIEW, WORK
from bening.rooms.plans.workflow import OCCURRENCE

__all__ = ["REFUSALS", "PolicyError", "why_not"]


def check_same_unit(by: Actor, plan: Plan) -> None:
    """Keeps a service from acting on a plan outside the unit and year in which the actor's roles hold."""
    if (plan.unit_id, plan.year) != (by.unit.pk, by.year):
        raise PolicyError("Rencana ini milik satuan kerja atau tahun lain.")


def check_open_plan(plan: Plan) -> None:
    if plan.state == PlanState.ARCHIVED:
        raise PolicyError("Rencana ini sudah diarsipkan, sehingga tidak dapat diubah lagi.")


def check_edit_plan(by: Actor, plan: Plan) -> None:
    """Texts, structure and settings of a plan: by the roles of EDIT_PLAN, in their own unit, until it is archived."""
    by.check(EDIT_PLAN)
    check_same_unit(by, plan)
    check_open_plan(plan)


def check_assign(by: Actor, item: Item) -> None:
    """Owners and dates: whoever may edit the plan, and the coordinator of the item's area."""
    by.check(ASSIGN)
    check_same_unit(by, item.plan)
    check_open_plan(item.plan)
    if not by.may(EDIT_PLAN) and not by.coordinates(item.component.section.area):
        raise PolicyError(
            f"Butir {item.code} di luar area Anda. Minta koordinator areanya atau sekretaris untuk mengubahnya."
        )


def effective_owner(occurrence: Occurrence) -> User | None:
    """Who does the work: the occurrence's own owner, else the item's."""
    return cast("User | None", occurrence.worker)


def check_running(by: Actor, occurrence: Occurrence) -> None:
    plan = occurrence.item.plan
    check_same_unit(by, plan)
    check_open_plan(plan)
    if plan.state != PlanState.ACTIVE:
        raise PolicyError("Rencana ini masih rancangan. Berlakukan dahulu, baru pekerjaan dapat dimulai.")
    if occurrence.item.removed_at:
        raise PolicyError(f"Butir {occurrence.item.code} sudah dikeluarkan dari rencana.")


def _check_owner(by: Actor, occurrence: Occurrence) -> None:
    owner = effective_owner(occurrence)
    if owner is None:
        by.check(WORK)
    elif owner.pk != by.user.pk:
        raise PolicyError(
            f"Ini tugas {owner.name}. Hanya ia yang dapat melanjutkannya; koordinator atau sekretaris dapat"
            " mengganti penanggung jawab."
        )


def check_start(by: Actor, occurrence: Occurrence) -> None:
    """The owner's own; unassigned work may be taken by anybody who works in the unit."""
    check_running(by, occurrence)
    OCCURRENCE.move(occurrence.state, OccurrenceState.IN_PROGRESS)
    if occurrence.state == OccurrenceState.SUBMITTED:
        raise PolicyError("Pekerjaan ini sedang diperiksa. Tarik kembali dahulu bila ingin mengubahnya.")
    _check_owner(by, occurrence)


def check_submit(by: Actor, occurrence: Occurrence) -> None:
    check_running(by, occurrence)
    OCCURRENCE.move(occurrence.state, OccurrenceState.SUBMITTED)
    _check_owner(by, occurrence)


def submitter_id(occurrence: Occurrence) -> int | None:
    """Who submitted the work last; reads the prefetched ``history`` where there is one."""
    submits = [
        step for step in occurrence.history.all() if step.target == OccurrenceState.SUBMITTED and not step.is_undo
    ]
    return submits[-1].by_id if submits else None


def check_withdraw(by: Actor, occurrence: Occurrence) -> None:
    """Only who submitted, or owns, takes back what nobody has decided yet."""
    check_running(by, occurrence)
    if occurrence.state != OccurrenceState.SUBMITTED:
        raise PolicyError("Hanya pekerjaan yang sedang menunggu pemeriksaan yang dapat ditarik kembali.")
    owner = effective_owner(occurrence)
    if by.user.pk not in {submitter_id(occurrence), owner.pk if owner else None}:
        raise PolicyError("Hanya yang menyerahkan atau penanggung jawabnya yang dapat menarik kembali.")


def _check_reviewer(by: Actor, occurrence: Occurrence) -> None:
    by.check(REVIEW)
    section = occurrence.item.component.section
    if Role.SECRETARY not in by.roles and not by.coordinates(section.area):
        raise PolicyError(
            f"Bagian {section.code} diperiksa oleh koordinator areanya"
            f"{f' ({section.get_area_display()})' if section.area else ''} atau sekretaris."
        )


def check_review(by: Actor, occurrence: Occurrence) -> None:
    """Accept or return: the area's coordinator or the secretary, never who submitted it."""
    check_running(by, occurrence)
    if occurrence.state != OccurrenceState.SUBMITTED:
        raise PolicyError("Belum diserahkan untuk diperiksa.")
    _check_reviewer(by, occurrence)
    if submitter_id(occurrence) == by.user.pk:
        raise PolicyError("Anda sendiri yang menyerahkan ini. Orang lain harus memeriksanya.")


def overrules(by: Actor, occurrence: Occurrence) -> bool:
    """A secretary deciding in an area that she does not coordinate gives a reason."""
    return not by.coordinates(occurrence.item.component.section.area)


def check_reopen(by: Actor, occurrence: Occurrence) -> None:
    check_running(by, occurrence)
    if occurrence.state != OccurrenceState.DONE:
        raise PolicyError("Hanya pekerjaan yang sudah selesai yang dapat dibuka kembali.")
    _check_reviewer(by, occurrence)


def check_cancel(by: Actor, occurrence: Occurrence) -> None:
    """Work that does not apply, by who may assign it."""
    check_assign(by, occurrence.item)
    check_running(by, occurrence)
    OCCURRENCE.move(occurrence.state, OccurrenceState.CANCELLED)


def check_restore(by: Actor, occurrence: Occurrence) -> None:
    check_assign(by, occurrence.item)
    check_running(by, occurrence)
    OCCURRENCE.move(occurrence.state, OccurrenceState.NOT_STARTED)


can_edit_plan = can(check_edit_plan)
can_assign = can(check_assign)
can_start = can(check_start)
can_submit = can(check_submit)
can_withdraw = can(check_withdraw)
can_review = can(check_review)
can_reopen = can(check_reopen)
can_cancel = can(check_cancel)
can_restore = can(check_restore)
