"""The type of a request that acts in one unit and year, for annotations in views."""

from django.http import HttpRequest

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.units.models import Unit


class UnitRequest(HttpRequest):
    """A request below ``/satker/<unit>/<year>/``: the access middleware filled in where and as whom it acts."""

    actor: Actor
    unit: Unit
    year: int
    user: User
