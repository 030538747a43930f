"""A page of an office shows the office's own time, and the next page of another office does not inherit it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from tests import factories

from bening.foundation.accounts.enums import Role
from bening.foundation.audit.services import record
from bening.foundation.units.enums import TimeZone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("zone", "shown"), [(TimeZone.WIB, "10.00"), (TimeZone.WIT, "12.00")])
def test_times_are_the_offices_own(client_for, zone: TimeZone, shown: str) -> None:
    unit = factories.make_unit()
    unit.time_zone = zone
    unit.save()
    actor = factories.actor(unit, Role.SECRETARY)
    record(by=actor.user, at=factories.NOW, unit=unit, verb="plans.plan_created", target=unit, data={"year": 2025})
    page = client_for(actor.user).get(reverse("audit:trail", kwargs={"unit": unit.code, "year": 2025}))
    assert shown in page.content.decode()
    assert timezone.get_current_timezone_name() == timezone.get_default_timezone_name()
