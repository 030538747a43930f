"""One office, its people on the strict client, and addresses."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.rooms.plans.links import plan_url
from tests.factories import make_membership, make_unit, make_user
from tests.rooms.plans.worlds import make_world


@pytest.fixture
def world(demo_mode):
    return make_world()


@pytest.fixture
def at(world):
    """The address of a page of the plan: ``at("item", code="I.1.1")``."""
    return lambda name="plan", **kwargs: plan_url(world.unit, world.plan.year, name, **kwargs)


@pytest.fixture
def secretary(world, client_for):
    return client_for(world.secretary.user)


@pytest.fixture
def rina(world, client_for):
    return client_for(world.rina.user)


@pytest.fixture
def stranger(world, client_for):
    """The secretary of another unit."""
    other = make_unit()
    user = make_user()
    make_membership(other, Role.SECRETARY, user=user)
    return client_for(user)
