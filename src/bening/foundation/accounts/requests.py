"""What a request of a signed-in person carries: where and as whom it acts, and what the person holds."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import Actor, memberships_of
from bening.foundation.units.models import Unit


class UnitRequest(HttpRequest):
    """A request below ``/satker/<unit>/<year>/``: the access middleware filled in where and as whom it acts."""

    actor: Actor
    unit: Unit
    year: int
    user: User


def held_in(request: HttpRequest) -> list[Membership]:
    """The current memberships of the signed-in person, asked for once a request; none for nobody."""
    if not hasattr(request, "held"):
        user = request.user
        request.held = memberships_of(cast("User", user)) if user.is_authenticated else []  # type: ignore[attr-defined]
    return cast("list[Membership]", request.held)  # type: ignore[attr-defined]
