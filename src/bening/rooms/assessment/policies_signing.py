"""When a filling may be signed, sent back, opened again or begun anew. Checks raise a sentence."""

from __future__ import annotations

from collections.abc import Collection

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.permissions import MANAGE_ASSESSMENT
from bening.rooms.assessment.policies import check_layer, check_same_unit
from bening.rooms.assessment.rules.chain import Chain, Stage, refusal


def check_layer_open(by: Actor, sheet: Sheet, open_layers: frozenset[str]) -> None:
    """Signatures are given and taken back by who fills the layer in, while the phase leaves it open; a unit's own
    filling is signed by who manages its assessment."""
    check_same_unit(by, sheet.assessment)
    check_layer(by, Layer(sheet.layer))
    if sheet.layer == Layer.UNIT:
        by.check(MANAGE_ASSESSMENT)
    if sheet.layer not in open_layers:
        raise PolicyError(f"Lembar {sheet.get_layer_display()} terkunci pada tahap ini.")


def check_pass_on(by: Actor, sheet: Sheet, chain: Chain, signed: Collection[int], open_layers: frozenset[str]) -> None:
    """Whose turn it is (``rules.chain``); nobody signs two ranks of the same filling."""
    check_layer_open(by, sheet, open_layers)
    if reason := refusal(chain, Stage(sheet.state), by.user.pk, signed):
        raise PolicyError(reason)


def check_send_back(by: Actor, sheet: Sheet, chain: Chain, open_layers: frozenset[str]) -> None:
    """A filling is sent back by who would sign it next."""
    check_layer_open(by, sheet, open_layers)
    if sheet.state not in (SheetState.SUBMITTED, SheetState.LED):
        raise PolicyError("Hanya lembar yang menunggu tanda tangan yang dapat dikembalikan.")
    if reason := refusal(chain, Stage(sheet.state), by.user.pk, ()):
        raise PolicyError(reason)


def check_reopen(by: Actor, sheet: Sheet, signer: int | None, open_layers: frozenset[str]) -> None:
    """A signature is taken back by who gave it."""
    check_layer_open(by, sheet, open_layers)
    if sheet.state != SheetState.SIGNED:
        raise PolicyError("Lembar ini belum ditandatangani.")
    if signer != by.user.pk:
        raise PolicyError("Hanya yang menandatangani lembar ini yang dapat membukanya kembali.")


def check_round(by: Actor, sheet: Sheet, open_layers: frozenset[str]) -> None:
    """A further round begins after a signed one."""
    check_layer_open(by, sheet, open_layers)
    if sheet.state != SheetState.SIGNED:
        raise PolicyError("Putaran berikutnya dibuka sesudah putaran ini ditandatangani.")
