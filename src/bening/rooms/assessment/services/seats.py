"""Seating people who judge an assessment, and letting them go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer, Rank
from bening.rooms.assessment.models import Assessment, Seat
from bening.rooms.assessment.permissions import BY_LAYER
from bening.rooms.assessment.selectors.seats import judges_for

ALONE = frozenset({Rank.HEAD, Rank.CONTROLLER})
"""Ranks that one person at a layer has."""


@transaction.atomic
def seat_add(*, by: Actor, at: datetime, assessment: Assessment, layer: Layer, rank: Rank, person: User) -> Seat:
    """Give a person who holds the layer's role for the unit, and does not work there, a place in its team.

    Raises PolicyError where the person may not judge, sits there already, or the rank is taken.
    """
    row = Assessment.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=assessment.pk)
    policies.check_seats(by, row, layer)
    if person not in judges_for(row)[layer]:
        names = ", ".join(str(role.label) for role in BY_LAYER[layer].roles)
        raise PolicyError(f"{person.name} tidak dapat menilai di sini: perlu peran {names}, dan tidak bekerja di sini.")
    taken = list(Seat.objects.filter(assessment=row, layer=layer, removed_at__isnull=True).select_related("person"))
    if any(seat.person_id == person.pk for seat in taken):
        raise PolicyError(f"{person.name} sudah menjadi penilai di sini. Lepas dahulu bila kedudukannya berubah.")
    sitting = next((seat for seat in taken if rank in ALONE and seat.rank == rank), None)
    if sitting:
        raise PolicyError(f"{rank.label} sudah dijabat {sitting.person.name}. Lepas dahulu.")
    seat = Seat.objects.create(assessment=row, layer=layer, rank=rank, person=person, by=by.user, at=at)
    data = {"name": person.name, "rank": rank.value, "layer": layer.value}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.seated", target=row, data=data)
    return seat


@transaction.atomic
def seat_remove(*, by: Actor, at: datetime, seat: Seat) -> Seat:
    """Let a person go; the row stays in the history. Raises PolicyError where she went already."""
    row = (
        Seat.objects.select_for_update(of=("self",), no_key=True)
        .select_related("assessment__unit", "person")
        .get(pk=seat.pk)
    )
    policies.check_seats(by, row.assessment, Layer(row.layer))
    if row.removed_at is not None:
        raise PolicyError(f"{row.person.name} sudah dilepas.")
    row.removed_at = at
    row.save(update_fields=("removed_at",))
    data = {"name": row.person.name, "rank": row.rank, "layer": row.layer}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.unseated", target=row.assessment, data=data)
    return row
