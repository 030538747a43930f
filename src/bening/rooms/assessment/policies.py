"""When a thing may be done with an assessment, apart from who may (``permissions``). Checks raise a sentence."""

from __future__ import annotations

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import REFUSALS, PolicyError, can, why_not
from bening.kernel.process import Phase
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.permissions import (
    BY_LAYER,
    BY_PHASE_ACTOR,
    MANAGE_ASSESSMENT,
    MOVE_PHASE,
    RECORDERS,
    SET_SEATS,
    WORKING,
)

__all__ = ["REFUSALS", "PolicyError", "why_not"]


def check_same_unit(by: Actor, assessment: Assessment) -> None:
    """Keeps a service from acting on an assessment outside the unit and year in which the actor's roles hold."""
    if (assessment.unit_id, assessment.year) != (by.unit.pk, by.year):
        raise PolicyError("Penilaian ini milik satuan kerja atau tahun lain.")


def check_layer(by: Actor, layer: Layer) -> None:
    """Who may fill in a layer; nobody judges the unit she works in."""
    by.check(BY_LAYER[layer])
    if layer is not Layer.UNIT and by.roles & WORKING:
        raise PolicyError("Anda bekerja di satuan kerja ini. Orang lain harus menilainya.")


def check_answer(by: Actor, sheet: Sheet, open_layers: frozenset[str]) -> None:
    """An answer may be given while the phase lets its layer write and the filling is not handed on.

    ``open_layers`` are the layers that the assessment's phase leaves open (``selectors.phases.open_layers``).
    """
    check_same_unit(by, sheet.assessment)
    check_layer(by, Layer(sheet.layer))
    if sheet.layer not in open_layers:
        raise PolicyError(
            f"Lembar {sheet.get_layer_display()} terkunci pada tahap ini. Jawabannya dapat dibaca, tidak diubah."
        )
    if sheet.state != SheetState.OPEN:
        raise PolicyError(
            f"Lembar ini {sheet.get_state_display().lower()}. Minta dikembalikan dahulu bila ada yang perlu diubah."
        )


can_answer = can(check_answer)


def can_see(by: Actor, sheet: Sheet) -> bool:
    """A unit's own filling is read by all who see the unit; a judgement by those who make it, until it is signed."""
    layer = Layer(sheet.layer)
    return layer is Layer.UNIT or sheet.state == SheetState.SIGNED or by.may(BY_LAYER[layer])


def check_link(by: Actor, code: str, area: str) -> None:
    """An item of the plan is matched with questions by who manages the assessment, or coordinates the item's area."""
    if not by.may(MANAGE_ASSESSMENT) and not by.coordinates(area):
        raise PolicyError(f"Butir {code} di luar area Anda. Minta koordinator areanya atau sekretaris memadankannya.")


def movers(phase: Phase) -> frozenset[Role]:
    """The roles that record the result of a phase."""
    return frozenset(role for actor in phase.actors for role in BY_PHASE_ACTOR.get(actor, RECORDERS))


def check_move(by: Actor, assessment: Assessment, phase: Phase) -> None:
    """A phase is left by who acts in it, or by who records what was decided outside; nobody judges where she works."""
    check_same_unit(by, assessment)
    by.check(MOVE_PHASE)
    if phase.is_end:
        raise PolicyError(
            f"Tahap {phase.name} adalah yang terakhir. Bangun lagi, lalu buka penilaian tahun berikutnya."
        )
    allowed = movers(phase)
    held = by.roles & allowed
    if not held:
        names = ", ".join(str(role.label) for role in Role if role in allowed)
        raise PolicyError(f"Hasil tahap {phase.name} dicatat oleh: {names}.")
    if by.roles & WORKING and not held & WORKING:
        raise PolicyError("Anda bekerja di satuan kerja ini. Orang lain harus mencatat hasil penilaiannya.")


can_move = can(check_move)


def check_prerequisite(by: Actor, assessment: Assessment) -> None:
    """What is known of prerequisites and papers is written by all who record phases."""
    check_same_unit(by, assessment)
    by.check(MOVE_PHASE)


def check_manage(by: Actor, assessment: Assessment) -> None:
    """The ways of an assessment and its figures are set by who manages it."""
    check_same_unit(by, assessment)
    by.check(MANAGE_ASSESSMENT)


def check_seats(by: Actor, assessment: Assessment, layer: Layer) -> None:
    """Who judges is set by an administrator, or by the layer's own people who do not work in the unit."""
    check_same_unit(by, assessment)
    by.check(SET_SEATS)
    if layer is Layer.UNIT:
        raise PolicyError("Satuan kerja tidak menilai dirinya dengan kursi penilai.")
    if Role.ADMIN in by.roles or by.user.is_system_admin:
        return
    check_layer(by, layer)


can_seat = can(check_seats)
