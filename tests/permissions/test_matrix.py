"""Address x person x answer: what each rule of the map promises is what each person gets.

Every page is also opened, with all guards of the strict client and with a database that refuses writes in a GET.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from tests.factories import NOW, YEAR, make_membership
from tests.permissions.samples import ANSWERS, PATHS, POST_ONLY, address, every_view, names_records
from tests.permissions.world import World, make_world
from tests.strict_client import StrictClient

from bening.config.access_map import ACCESS
from bening.foundation.accounts.enums import INHERITED_ROLES, Role
from bening.foundation.accounts.permissions import actor_for
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.openapi import addresses
from bening.foundation.machines.policies import KeyTerms
from bening.foundation.machines.services import key_create
from bening.foundation.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("permissions")]
BACKEND = "bening.foundation.accounts.backends.Backend"
PEOPLE = ("anonymous", *Role.values, "stranger", "province", "last_year", "system_admin")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """Built once; taken back whole when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def client_of(world: World, person: str, kind: type[Client] = StrictClient) -> Client:
    client = kind()
    if person != "anonymous":
        client.force_login(world.people[person], backend=BACKEND)
    return client


def roles_of(person: str) -> frozenset[Role]:
    """The roles that count for a person in the office that everybody acts in."""
    if person == "province":
        return frozenset({Role.SUPERVISOR})
    return frozenset({Role(person)}) if person in Role.values else frozenset()


def refusal(name: str, person: str) -> int | None:
    """The status that the rule of the address turns a person away with; None lets her through."""
    access = ACCESS[name]
    if access.public:
        return None
    if access.machine:
        return 401
    if access.demo_only:
        return 404
    if person == "anonymous":
        return 302
    if access.system_admin:
        return None if person == "system_admin" else 404
    if access.unit is not None:
        roles = roles_of(person)
        return None if roles & access.unit.roles else 403 if roles else 404
    return None


def answer(name: str, person: str) -> int:
    """The status of a GET."""
    turned_away = refusal(name, person)
    if turned_away is not None:
        return turned_away
    if name in POST_ONLY:
        return 405
    if name.startswith("supervision"):
        return 200 if roles_of(person) & INHERITED_ROLES else 404
    if name == "home":
        return 302 if roles_of(person) and roles_of(person) <= INHERITED_ROLES else 200
    given = ANSWERS.get(name, 200)
    return given if isinstance(given, int) else given[person != "anonymous"]


@pytest.mark.parametrize("person", PEOPLE)
def test_every_address_answers_as_its_rule_says(world: World, person: str) -> None:
    strict, plain = client_of(world, person), client_of(world, person, Client)
    wrong = []
    for name in every_view():
        client = strict if answer(name, person) == 200 else plain  # a page of refusal is inspected once, below
        response = client.get(address(name, world.own))
        if response.status_code != answer(name, person):
            wrong.append(f"{name}: {response.status_code}, not {answer(name, person)}")
        if refusal(name, person) == 302 and not response["Location"].startswith("/akun/masuk/?next=/"):
            wrong.append(f"{name} sends nobody to sign in but to {response['Location']}")
    assert wrong == []


@pytest.mark.parametrize("person", ["anonymous", "coordinator", "staff", "tpn", "stranger", "system_admin"])
def test_sending_a_form_needs_the_same_right(world: World, person: str) -> None:
    client = client_of(world, person, Client)
    wrong = []
    for name in every_view():
        expected = refusal(name, person)
        if expected is None:
            continue
        status = client.post(address(name, world.own)).status_code
        if status != expected:
            wrong.append(f"{name}: {status}, not {expected}")
    assert wrong == []


def test_a_refusal_says_who_may(world: World) -> None:
    page = client_of(world, "staff").get(address("plans:settings", world.own))
    assert page.status_code == 403
    assert client_of(world, "stranger").get(address("plans:settings", world.own)).status_code == 404
    assert "Anda tidak berwenang mengubah rencana. Yang berwenang:" in page.content.decode()


@pytest.mark.parametrize("name", sorted(filter(names_records, ACCESS)))
def test_a_record_of_another_office_does_not_exist(world: World, name: str) -> None:
    client = client_of(world, "secretary")
    url = address(name, world.own, records=world.other)
    assert client.post(url).status_code in {404, 405}
    if name not in POST_ONLY:
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("name", sorted(filter(names_records, POST_ONLY)))
def test_a_form_about_another_office_finds_nothing(world: World, name: str) -> None:
    url = address(name, world.own, records=world.other)
    assert client_of(world, "secretary").post(url).status_code == 404


def test_nobody_opens_the_notifications_of_another(world: World) -> None:
    url = address("notifications:open", world.own, records=world.other)
    assert client_of(world, "secretary").post(url).status_code == 404


MACHINES = {found.name: found.operation for found in addresses()}


def with_key(world: World, name: str, *, scopes: Iterable[Scope], of: str = "own") -> int:
    """The status of a call to an address of the own office with a new key of that office or of the other."""
    office = getattr(world, of)
    terms = KeyTerms("Uji", "Sistem", "Rina", list(scopes), NOW.date())
    secret = key_create(by=actor_for(office.secretary, office.unit, YEAR), at=NOW, terms=terms)[1]
    headers = {"Authorization": f"Bearer {secret}"}
    return StrictClient().get(address(name, world.own), headers=headers).status_code


@pytest.mark.parametrize("name", sorted(name for name, operation in MACHINES.items() if operation.scope))
def test_a_key_of_another_scope_opens_nothing(world: World, name: str) -> None:
    assert with_key(world, name, scopes=set(Scope) - {MACHINES[name].scope}) == 403


@pytest.mark.parametrize("name", sorted(name for name in MACHINES if "@unit" in PATHS.get(name, {}).values()))
def test_a_key_of_another_office_finds_nothing(world: World, name: str) -> None:
    assert with_key(world, name, scopes=Scope, of="other") == 404


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_a_key_that_holds_the_scope_opens_the_address(world: World, name: str) -> None:
    assert with_key(world, name, scopes=Scope) == answer_to_a_key(name)


def answer_to_a_key(name: str) -> int:
    given = ANSWERS.get(name, 200)
    return given if isinstance(given, int) else given[1]


def test_another_year_is_another_office(world: World) -> None:
    url = address("plans:plan", world.own).replace(f"/{YEAR}/", f"/{YEAR + 1}/")
    assert client_of(world, "secretary").get(url).status_code == 404


def test_a_role_that_ended_opens_nothing(world: World) -> None:
    held = make_membership(world.own.unit, Role.SECRETARY)
    held.ended_at = NOW
    held.save()
    client = StrictClient()
    client.force_login(held.user, backend=BACKEND)
    assert client.get(address("plans:plan", world.own)).status_code == 404


def test_a_role_below_does_not_reach_up(world: World) -> None:
    url = address("plans:plan", world.own).replace(world.own.unit.code, "provinsi")
    assert client_of(world, "supervisor").get(url).status_code == 404


def test_a_closed_office_is_gone(world: World) -> None:
    Unit.objects.filter(pk=world.own.unit.pk).update(is_active=False)
    assert client_of(world, "secretary").get(address("plans:plan", world.own)).status_code == 404


def test_an_address_without_a_rule_is_not_served(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client_of(world, "system_admin").get("/glosarium/").status_code == 200
    monkeypatch.delitem(ACCESS, "glossary")
    assert client_of(world, "system_admin").get("/glosarium/").status_code == 404


def test_the_example_pages_exist_in_demo_mode_only(world: World, demo_mode: None) -> None:
    assert client_of(world, "anonymous").get("/komponen").status_code == 200
    assert client_of(world, "anonymous").get("/akun/contoh/ketua/").status_code == 405


def test_the_guard_against_writing_in_a_get_stands_around_every_view() -> None:
    assert settings.MIDDLEWARE[-2:] == [
        "bening.config.access.AccessMiddleware",
        "bening.config.middleware.ReadOnlyGetMiddleware",
    ]


def test_every_sample_belongs_to_an_address() -> None:
    assert set(ANSWERS) | POST_ONLY <= set(ACCESS)
