"""The number of questions of the evidence pages: the same for three pieces of evidence and for thirty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import actor_for
from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceLink, EvidenceStep, EvidenceVersion, VersionFile
from bening.rooms.evidence.services.sharing import Terms, look, share_create
from bening.rooms.plans.models import Item
from tests.factories import NOW, YEAR, make_membership, make_unit
from tests.weight.worlds import add_plans

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("weight")]
FEW, MANY = 3, 30
PDF = "application/pdf"


@dataclass
class Office:
    """An office whose staff handed in evidence for its first area; ``held`` is one piece waiting there."""

    unit: Unit
    secretary: User
    coordinator: User
    staff: User
    token: str
    held: Evidence = field(init=False)


@pytest.fixture
def office() -> Office:
    unit = make_unit("kantor")
    secretary = make_membership(unit, Role.SECRETARY).user
    staff = make_membership(unit, Role.STAFF, area=Area.MP).user
    add_plans([unit], by=secretary, items=12)
    terms = Terms("TPN", NOW + timedelta(days=7))
    link, token = share_create(by=actor_for(secretary, unit, YEAR), at=NOW, terms=terms)
    look(link=link, at=NOW, what="Daftar bukti")
    coordinator = make_membership(unit, Role.COORDINATOR, area=Area.MP).user
    return Office(unit, secretary, coordinator, staff, token)


def add(office: Office, count: int) -> None:
    """So many that wait and so many that were accepted, each with a PDF, for items of the first area."""
    items = list(Item.objects.filter(plan__unit=office.unit, component__section__area=Area.MP))
    for number in range(count):
        for state in (State.SUBMITTED, State.ACCEPTED):
            office.held = add_one(office, items[number % len(items)], state)
    office.held = Evidence.objects.filter(state=State.SUBMITTED).order_by("pk")[0]


def add_one(office: Office, item: Item, state: State) -> Evidence:
    number = StoredFile.objects.count()
    file = StoredFile.objects.create(
        unit=office.unit, sha256=f"{number:064x}", size=1000, media_type=PDF, name=f"laporan-{number}.pdf",
        uploaded_by=office.staff, uploaded_at=NOW, state=FileState.AVAILABLE,
    )  # fmt: skip
    evidence = Evidence.objects.create(
        unit=office.unit, year=YEAR, title=f"Laporan {number}", created_by=office.staff, created_at=NOW,
        submitted_by=office.staff, submitted_at=NOW,
    )  # fmt: skip
    version = EvidenceVersion.objects.create(evidence=evidence, number=1, made_by=office.staff, made_at=NOW)
    VersionFile.objects.create(version=version, position=1, file=file)
    EvidenceLink.objects.create(evidence=evidence, item=item, created_by=office.staff, created_at=NOW)
    evidence.current, evidence.state = version, state
    if state == State.ACCEPTED:
        evidence.accepted, evidence.decided_by, evidence.decided_at = version, office.secretary, NOW
        EvidenceStep.objects.create(
            evidence=evidence, version=version, source=State.SUBMITTED, target=state, by=office.secretary, at=NOW
        )
    evidence.save()
    return evidence


def questions(user: User | None, url: str) -> list[str]:
    client = Client()
    if user is not None:
        client.force_login(user, backend="bening.foundation.accounts.backends.Backend")
    with time_machine.travel(NOW, tick=False), CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, url
    return [query["sql"] for query in captured.captured_queries]


def address(office: Office, name: str) -> str:
    if name.startswith("share"):
        entry = VersionFile.objects.filter(version__evidence__state=State.ACCEPTED).order_by("pk")[0]
        kwargs = {"token": office.token} | ({"entry": entry.pk} if name == "share_look" else {})
        return reverse(name, kwargs=kwargs)
    kwargs = {"unit": "kantor", "year": YEAR}
    if name in {"evidence:evidence", "evidence:review", "evidence:look"}:
        kwargs |= {"pk": office.held.pk}
    if name == "evidence:look":
        kwargs |= {"entry": office.held.current.files.get().pk}
    ticked = "?" + "&".join(f"pilih={row.pk}:1" for row in Evidence.objects.all())
    return reverse(name, kwargs=kwargs) + (ticked if name.endswith("_many") else "")


PAGES = [
    ("home", "coordinator", 12),
    ("evidence:list", "coordinator", 12),
    ("evidence:evidence", "coordinator", 12),
    ("evidence:review", "coordinator", 12),
    ("evidence:look", "coordinator", 12),
    ("evidence:accept_many", "coordinator", 12),
    ("evidence:return_many", "coordinator", 12),
    ("evidence:shares", "secretary", 12),
    ("share", "", 12),
    ("share_look", "", 12),
]


@pytest.mark.parametrize(("name", "who", "most"), PAGES, ids=[f"{page[0]}-{page[1]}" for page in PAGES])
def test_a_page_asks_the_same_for_three_and_for_thirty(office: Office, name: str, who: str, most: int) -> None:
    user = getattr(office, who) if who else None
    add(office, FEW)
    few = questions(user, reverse(name) if name == "home" else address(office, name))
    add(office, MANY)
    many = questions(user, reverse(name) if name == "home" else address(office, name))
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= most, "\n".join(many)


def test_what_stood_on_a_day_asks_the_same(office: Office) -> None:
    add(office, FEW)
    url = address(office, "evidence:list") + f"?per={NOW.date().isoformat()}"
    few = len(questions(office.staff, url))
    add(office, MANY)
    assert len(questions(office.staff, url)) == few <= 12
