"""Every form of plans, evidence and files, sent by everybody, about records that are not theirs: nothing changes.

The audit trail is the witness: each service that changes something records one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, YEAR, make_item, make_membership, make_plan
from tests.permissions import world as offices
from tests.permissions.samples import POST_ONLY, address, names_records
from tests.permissions.world import Office, World, make_world

from bening.config.access_map import ACCESS
from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.audit.models import AuditEvent
from bening.rooms.evidence.moves import MOVES
from bening.rooms.plans.models import Component, Item, Plan, SavedView

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permissions")]
BACKEND = "bening.foundation.accounts.backends.Backend"
GUESTS = {role.value: role for role in INHERITED_ROLES} | {"province": Role.SUPERVISOR}
HANDS_OVER = {"evidence:package_cancel", "evidence:packages"}
COMMENTS = {"plans:comment", "plans:comment_resolve"}
OWN_VIEWS = {"plans:view_save", "plans:view_delete"}
ASKED_IN_THE_SERVICE = {"evidence:move", "plans:occurrence_move"}
REACHED = {
    "tpn": OWN_VIEWS | ASKED_IN_THE_SERVICE,
    "tpi": OWN_VIEWS | ASKED_IN_THE_SERVICE | COMMENTS | HANDS_OVER,
    "inspectorate": OWN_VIEWS | ASKED_IN_THE_SERVICE | COMMENTS | HANDS_OVER,
    "supervisor": OWN_VIEWS | ASKED_IN_THE_SERVICE | COMMENTS,
    "province": OWN_VIEWS | ASKED_IN_THE_SERVICE | COMMENTS,
}
"""Forms whose rule lets a guest through: her own views, words, packages; and moves, which ask who she is themselves."""
DONE_BY_GUESTS = {"evidence.package_cancelled", "plans.comment_resolved"}
"""What they may do and what a form with nothing in it does."""
OF_NO_YEAR = {"plans:sheet_check", "plans:view_delete"}
"""Named by a stored file or a saved view, which belong to the unit and to no year."""
FORMS = sorted(name for name in ACCESS if name.startswith(("plans:", "evidence:", "files:")))
OCCURRENCE_MOVES = ("mulai", "serahkan", "tarik", "terima", "kembalikan", "buka-kembali", "batalkan", "pulihkan")
WORDS = {"number": 1, "note": "Baik", "reasons": "other", "title": "Lain", "code": "I.1.98"}
BODIES: dict[str, dict[str, str]] = {
    "evidence:accept_many": {"pilih": "{evidence}:1"},
    "evidence:return_many": {"pilih": "{evidence}:1"},
    "evidence:tray_discard": {"pilih": "{evidence}"},
    "files:held_examine": {"berkas": "{sheet}"},
    "plans:bulk": {"pilih": "{occurrence}", "pemilik": "biarkan", "geser": "7", "langkah": "simpan"},
    "plans:review": {"pilih": "{occurrence}", "putusan": "terima", "langkah": "simpan"},
}
"""Forms that name records in what is sent."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """Built once, with last year's records of the same office; taken back whole when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        made.own.keys["last"] = last_year_of(made.own)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def last_year_of(own: Office) -> Office:
    """The same unit a year before, with records of every kind of these rooms."""
    year = YEAR - 1
    secretary = make_membership(own.unit, Role.SECRETARY, year=year).user
    office = Office(own.unit, secretary, make_membership(own.unit, Role.STAFF, year=year).user)
    with pytest.MonkeyPatch.context() as then:
        then.setattr(offices, "YEAR", year)
        plan = make_plan(own.unit, by=secretary, year=year)
        component = Component.objects.filter(section__plan=plan).order_by("pk")[0]
        row = make_item(component, plan, code="I.1.97", position=99)
        Item.objects.filter(plan=plan).update(owner=office.staff)
        office.keys = offices.plan_keys(office, plan, component, row) | offices.import_keys(office)
        office.keys |= offices.sheet_keys(office, plan) | offices.evidence_keys(office, row)
    Plan.objects.filter(pk=office.keys["draft_plan"]).update(year=year)
    return office


def client_of(world: World, person: str) -> Client:
    client = Client()
    client.force_login(world.people[person], backend=BACKEND)
    return client


def events() -> tuple[int, int]:
    """What tells that something changed."""
    return AuditEvent.objects.count(), SavedView.objects.count()


@pytest.mark.parametrize("person", sorted(GUESTS))
def test_a_guest_reaches_these_forms_and_changes_nothing_by_them(world: World, person: str) -> None:
    client, before, role = client_of(world, person), events(), GUESTS[person]
    let_through = set()
    for name in FORMS:
        status = client.post(address(name, world.own), {"pilih": "0"}).status_code
        may = role in ACCESS[name].unit.roles
        assert may or status == 403, name
        if may and (name in POST_ONLY or name in HANDS_OVER):
            let_through.add(name)
    assert let_through == REACHED[person]
    done = AuditEvent.objects.order_by("-pk").values_list("verb", flat=True)[: events()[0] - before[0]]
    assert set(done) <= DONE_BY_GUESTS


@pytest.mark.parametrize("person", ["tpn", "tpi", "province"])
def test_no_guest_moves_a_due_date_or_evidence(world: World, person: str) -> None:
    client, before, keys = client_of(world, person), events(), world.own.keys
    where = {"unit": world.own.unit.code, "year": YEAR}
    moves = [("evidence:move", keys["evidence"], slug) for slug in MOVES]
    moves += [("plans:occurrence_move", keys["occurrence"], slug) for slug in OCCURRENCE_MOVES]
    for name, pk, slug in moves:
        answer = client.post(reverse(name, kwargs={**where, "pk": pk, "slug": slug}), WORDS)
        refused = {403, 404, 422} if name == "evidence:move" else {302, 403, 404, 422}  # a plan says so on the item
        assert answer.status_code in refused, (name, slug)
    assert events() == before


@pytest.mark.parametrize("person", ["secretary", "coordinator", "tpi"])
@pytest.mark.parametrize("whose", ["other", "last"])
def test_nobody_changes_what_another_office_or_year_holds(world: World, person: str, whose: str) -> None:
    records: Office = world.other if whose == "other" else world.own.keys["last"]
    client, before, wrong = client_of(world, person), events(), []
    for name in filter(names_records, FORMS):
        if whose == "last" and name in OF_NO_YEAR:
            continue
        status = client.post(address(name, world.own, records=records), WORDS).status_code
        if status not in {403, 404, 405}:
            wrong.append(f"{name}: {status}")
    for name, body in BODIES.items():
        named: dict[str, Any] = {field: value.format(**records.keys) for field, value in body.items()}
        status = client.post(address(name, world.own, records=records), named).status_code
        if status not in {302, 403, 404, 422}:
            wrong.append(f"{name} with {named}: {status}")
    assert wrong == []
    assert events() == before
