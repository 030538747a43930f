"""Who judges an assessment, and who could."""

from __future__ import annotations

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Seat
from bening.rooms.assessment.permissions import BY_LAYER, WORKING
from bening.rooms.assessment.selectors.people import holders

JUDGING = (Layer.PROVINCE, Layer.TPI, Layer.TPN)


def seats_of(assessment: Assessment) -> dict[Layer, list[Seat]]:
    """The seats that are taken now by layer, heads and controllers last (one query)."""
    rows = Seat.objects.filter(assessment=assessment, removed_at__isnull=True).select_related("person", "by")
    found: dict[Layer, list[Seat]] = {layer: [] for layer in JUDGING}
    for row in rows.order_by("-rank", "person__name", "pk"):
        found[Layer(row.layer)].append(row)
    return found


def judges_for(assessment: Assessment) -> dict[Layer, list[User]]:
    """Who may be seated by layer: holders of the layer's role for the unit who do not work there (one query)."""
    wanted = {role for layer in JUDGING for role in BY_LAYER[layer].roles} | WORKING
    people = holders(assessment.unit, assessment.year, wanted)
    return {layer: [user for user, roles in people.items() if _may_judge(layer, roles)] for layer in JUDGING}


def _may_judge(layer: Layer, roles: frozenset[Role]) -> bool:
    return bool(roles & BY_LAYER[layer].roles) and not roles & WORKING


def seat_by_pk(assessment: Assessment, pk: int) -> Seat | None:
    """A seat of the assessment that is taken now."""
    rows = Seat.objects.filter(assessment=assessment, removed_at__isnull=True, pk=pk)
    return rows.select_related("person", "assessment__unit").first()
