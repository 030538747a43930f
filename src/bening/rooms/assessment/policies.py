"""When a thing may be done with an assessment, apart from who may (``permissions``). Checks raise a sentence."""

from __future__ import annotations

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import REFUSALS, PolicyError, can, why_not
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.permissions import BY_LAYER, MANAGE_ASSESSMENT, WORKING

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
