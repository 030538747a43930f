"""Which roles count where, and the sentence of a refusal."""

from __future__ import annotations

import pytest

from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.permissions import MANAGE_TEAM, Actor, NotAllowed, actor_for, check_system_admin
from bening.foundation.units.enums import UnitKind
from tests import factories
from tests.factories import NOW, YEAR

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_only_the_roles_of_those_above_reach_down(role: Role) -> None:
    province = factories.make_unit(kind=UnitKind.PROVINCE)
    unit, sister = factories.make_unit(parent=province), factories.make_unit(parent=province)
    held = factories.make_membership(province, role, area="MP")
    assert actor_for(held.user, province, YEAR).roles == {role}
    assert actor_for(held.user, unit, YEAR).roles == ({role} if role in INHERITED_ROLES else set())
    below = factories.make_membership(unit, role, area="MP")
    assert actor_for(below.user, province, YEAR).roles == set()
    assert actor_for(below.user, sister, YEAR).roles == set()


def test_roles_end_with_the_year_and_when_they_are_ended() -> None:
    held = factories.make_membership(factories.make_unit(), Role.STAFF)
    assert actor_for(held.user, held.unit, YEAR + 1).roles == set()
    held.ended_at = NOW
    held.save()
    assert actor_for(held.user, held.unit, YEAR).roles == set()


def test_a_coordinator_coordinates_her_own_area() -> None:
    unit = factories.make_unit()
    actor = factories.actor(unit, Role.COORDINATOR, area="MP")
    assert actor.coordinates("MP")
    assert not actor.coordinates("PW")
    assert not factories.actor(unit, Role.STAFF, area="MP").coordinates("MP")


def test_a_refusal_names_those_who_may() -> None:
    actor: Actor = factories.actor(factories.make_unit(), Role.STAFF)
    assert not actor.may(MANAGE_TEAM)
    with pytest.raises(
        NotAllowed, match=r"tidak berwenang mengatur tim\. Yang berwenang: Administrator .*Sekretaris\."
    ):
        actor.check(MANAGE_TEAM)


def test_the_command_line_is_trusted_and_closed_administrators_are_not() -> None:
    check_system_admin(None)
    check_system_admin(factories.make_user(is_system_admin=True))
    for user in (factories.make_user(), factories.make_user(is_system_admin=True, is_active=False)):
        with pytest.raises(NotAllowed, match="administrator sistem"):
            check_system_admin(user)
