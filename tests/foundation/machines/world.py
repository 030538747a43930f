"""A province with two regencies, a key that the province made, and calls with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.http import HttpResponse

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor, actor_for
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.models import ApiKey
from bening.foundation.machines.policies import KeyTerms
from bening.foundation.machines.services import key_create
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from tests.factories import NOW, YEAR, make_membership, make_unit
from tests.strict_client import StrictClient

TERMS = KeyTerms(
    name="Penarikan LKE",
    holder="PortalRB",
    contact="Rina, rina@contoh.invalid",
    scopes=[Scope.PLAN_READ],
    last_day=(NOW + timedelta(days=100)).date(),
)
UNITS = "/api/v1/satker/"


@dataclass
class World:
    """``admin`` acts in the province; the regencies lie below it, ``outside`` does not."""

    province: Unit
    regencies: list[Unit]
    outside: Unit
    admin: Actor

    def make_key(self, **terms: object) -> tuple[ApiKey, str]:
        return key_create(by=self.admin, at=NOW, terms=replace(TERMS, **terms))


def make_world() -> World:
    province = make_unit("15", kind=UnitKind.PROVINCE)
    regencies = [make_unit("1501", parent=province), make_unit("1502", parent=province)]
    admin = make_membership(province, Role.ADMIN).user
    return World(province, regencies, make_unit("16"), actor_for(admin, province, YEAR))


def call(secret: str = "", path: str = UNITS, **headers: str) -> HttpResponse:
    """A GET with the key; ``headers`` more of them."""
    if secret:
        headers["Authorization"] = f"Bearer {secret}"
    return StrictClient().get(path, headers=headers)
