"""The number of questions to the database: at most twelve for a list, and the same for three rows and for thirty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import actor_for
from bening.foundation.accounts.services.invitations import invitation_create
from bening.foundation.files import services as files
from bening.foundation.notifications.models import Notification
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.kernel.decree import draft_to_json
from bening.rooms.plans.models import Comment, Item, Plan, PlanImport, SavedView
from tests.factories import NOW, YEAR, make_membership, make_unit, make_user
from tests.foundation.audit.world import write
from tests.rooms.plans.drafts import draft_item, draft_of
from tests.weight.worlds import add_plans

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("weight")]
MOST = 12
BESIDE = {"plans:item": 1}
"""What another room's line on a page may ask besides: the LKE questions that an item answers."""
FEW, MANY = 3, 30


@dataclass
class Office:
    """An office below a province, and who looks at its lists."""

    province: Unit
    unit: Unit
    secretary: User
    coordinator: User
    supervisor: User
    system_admin: User


@pytest.fixture
def office() -> Office:
    province = make_unit("provinsi", kind=UnitKind.PROVINCE)
    unit = make_unit("kantor", parent=province)
    return Office(
        province=province,
        unit=unit,
        secretary=make_membership(unit, Role.SECRETARY).user,
        coordinator=make_membership(unit, Role.COORDINATOR, area=Area.MP).user,
        supervisor=make_membership(province, Role.SUPERVISOR).user,
        system_admin=make_user("Administrator", is_system_admin=True),
    )


def add_items(office: Office, count: int) -> None:
    """A plan whose every item the secretary owns (a new one each time: the old one goes)."""
    Plan.objects.filter(unit=office.unit).update(state="archived")
    add_plans([office.unit], by=office.secretary, items=count, owner=office.secretary)


def add_people(office: Office, count: int) -> None:
    for number in range(count):
        make_membership(office.unit, Role.STAFF, area=list(Area)[number % 6])
        actor = actor_for(office.secretary, office.unit, YEAR)
        email = f"undangan{User.objects.count()}@contoh.invalid"
        invitation_create(by=actor, at=NOW, email=email, role=Role.STAFF)


def add_carriers(office: Office, count: int) -> None:
    add_items(office, count)
    for item in Item.objects.filter(plan__unit=office.unit, plan__state="active"):
        Item.objects.filter(pk=item.pk).update(owner=make_membership(office.unit, Role.STAFF).user)


def add_offices(office: Office, count: int) -> None:
    add_plans([make_unit(parent=office.province) for _ in range(count)], by=office.secretary, items=6)


def add_events(office: Office, count: int) -> None:
    for _ in range(count):
        write(office.unit, 1, by=make_user())


def add_notifications(office: Office, count: int) -> None:
    common = {"user": office.secretary, "kind": "plans.returned", "text": "Ada yang dikembalikan", "created_at": NOW}
    start = Notification.objects.count()
    for number in range(count):
        Notification.objects.create(unit=make_unit(), key=str(start + number), **common)


def add_imports(office: Office, count: int) -> None:
    draft = draft_to_json(draft_of(draft_item("I.1.1", "Tim kerja", 1)))
    for _ in range(count):
        by, name = make_user(), f"sk-{PlanImport.objects.count()}.md"
        source = files.store(
            unit=office.unit, content=name.encode(), name=name, media_type="text/markdown", by=by, at=NOW
        )
        PlanImport.objects.create(
            unit=office.unit, year=YEAR, source=source, draft=draft, created_by=by, created_at=NOW
        )


def add_remarks(office: Office, count: int) -> None:
    if not Item.objects.filter(plan__unit=office.unit).exists():
        add_items(office, 12)
    item = Item.objects.get(plan__unit=office.unit, code="I.1.1")
    for _ in range(count):
        Comment.objects.create(item=item, author=make_user(), text="Sudah @Rina?", created_at=NOW)


def add_views(office: Office, count: int) -> None:
    if not Plan.objects.filter(unit=office.unit).exists():
        add_items(office, 12)
    for number in range(count):
        SavedView.objects.create(
            unit=office.unit, owner=make_user(), name=f"Tampilan {number}", query="telat=on", is_shared=True
        )


Add = Callable[[Office, int], None]
UNIT = {"unit": "kantor", "year": YEAR}
LISTS: list[tuple[str, dict[str, object], str, str, Add]] = [
    ("home", {}, "", "secretary", add_items),
    ("search", {}, "?q=rapat", "secretary", add_items),
    ("plans:plan", UNIT, "", "secretary", add_items),
    ("plans:plan", UNIT, "", "secretary", add_views),
    ("plans:heat", UNIT, "", "secretary", add_items),
    ("plans:xray", UNIT, "", "secretary", add_items),
    ("plans:item", UNIT | {"code": "I.1.1"}, "", "secretary", add_remarks),
    ("plans:handover", UNIT, "", "secretary", add_carriers),
    ("plans:import", UNIT, "", "secretary", add_imports),
    ("unit_summary", UNIT, "", "secretary", add_items),
    ("unit_calendar", UNIT, "", "secretary", add_items),
    ("supervision", {}, "", "supervisor", add_offices),
    ("team:list", UNIT, "", "secretary", add_people),
    ("audit:trail", UNIT, "", "secretary", add_events),
    ("notifications:list", {}, "", "secretary", add_notifications),
    ("system:units", {}, "", "system_admin", add_offices),
    ("people:list", {}, "", "system_admin", add_people),
]


def questions(user: User, url: str) -> list[str]:
    """The SQL of one GET, on a fresh connection of a signed-in person."""
    client = Client()
    client.force_login(user, backend="bening.foundation.accounts.backends.Backend")
    with (
        time_machine.travel(NOW, tick=False),
        CaptureQueriesContext(
            connection,
        ) as captured,
    ):
        response = client.get(url)
    assert response.status_code == 200, url
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize(
    ("name", "kwargs", "query", "who", "add"), LISTS, ids=[f"{row[0]}-{row[4].__name__}" for row in LISTS]
)
def test_a_list_asks_the_same_for_three_rows_and_for_thirty(
    office: Office, name: str, kwargs: dict[str, object], query: str, who: str, add: Add
) -> None:
    url, user = reverse(name, kwargs=kwargs) + query, getattr(office, who)
    add(office, FEW)
    few = questions(user, url)
    add(office, MANY)
    many = questions(user, url)
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= MOST + BESIDE.get(name, 0), "\n".join(many)


def test_a_plan_of_five_thousand_items_asks_no_more(office: Office) -> None:
    add_plans([office.unit], by=office.secretary, items=5000, owner=office.secretary)
    for name in ("plans:plan", "plans:heat", "unit_summary"):
        assert len(questions(office.secretary, reverse(name, kwargs=UNIT))) <= MOST
