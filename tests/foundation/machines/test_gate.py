"""Calls of other programs: who gets in, how they are turned away, what the log keeps."""

from __future__ import annotations

import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from bening.foundation.machines import selectors
from bening.foundation.machines.answers import Refused, answer
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.gate import MachineRequest, machine
from bening.foundation.machines.models import AccessLine, ApiKey
from bening.foundation.machines.operations import UNIT_CODE, Operation
from bening.foundation.machines.services import key_revoke
from bening.foundation.units.models import Unit
from bening.foundation.workflow.policy import PolicyError
from tests.factories import NOW, make_unit
from tests.foundation.machines.world import UNITS, World, call

ANY = {"type": "object"}


def refusal(response: HttpResponse, status: int) -> str:
    """The message of a refusal that has the one form of errors."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "private, no-store"
    body = json.loads(response.content)
    assert list(body) == ["error", "code", "message"]
    assert (body["error"], body["code"]) == (True, status)
    return body["message"]


def through(
    view: Any,
    secret: str,
    *,
    scope: Scope | None = Scope.PLAN_READ,
    method: str = "get",
    query: str = "",
    **kwargs: Any,
) -> HttpResponse:
    """A call to a view of a room, which stands behind the gate with a unit in its path."""
    request = getattr(RequestFactory(), method)(f"{UNITS}{query}", headers={"Authorization": f"Bearer {secret}"})
    request.resolver_match = resolve(UNITS)
    return machine(Operation("Uji", scope, ANY, (UNIT_CODE,)))(view)(request, **kwargs)


def of_unit(request: MachineRequest, code: str) -> HttpResponse:
    unit = request.machine.unit_in_reach(code)
    return answer(request, {"name": unit.name})


def test_a_key_reads_its_unit_and_all_below(world: World) -> None:
    _, secret = world.make_key()
    Unit.objects.filter(pk=world.regencies[1].pk).update(is_active=False)
    response = call(secret)
    assert response.status_code == 200
    assert json.loads(response.content) == {
        "units": [
            {"code": "15", "name": world.province.name, "kind": "province", "parent": None},
            {"code": "1501", "name": world.regencies[0].name, "kind": "regency", "parent": "15"},
        ],
        "next": None,
    }
    assert response["Cache-Control"] == "private, no-cache"
    assert "Authorization" in response["Vary"]
    assert "Cookie" not in response["Vary"]
    assert not response.cookies


def test_the_units_come_page_by_page(world: World) -> None:
    _, secret = world.make_key()
    codes, following, pages = [], "", 0
    while following is not None:
        body = json.loads(call(secret, f"{UNITS}?jumlah=2&setelah={following}").content)
        codes += [unit["code"] for unit in body["units"]]
        following, pages = body["next"], pages + 1
    assert (codes, pages) == (["15", "1501", "1502"], 2)


@pytest.mark.parametrize("query", ["jumlah=0", "jumlah=501", "jumlah=dua", "jumlah=1e3", "halaman=2", "setelah=%00"])
def test_a_query_that_does_not_fit_is_told_in_words(world: World, query: str) -> None:
    _, secret = world.make_key()
    name = query.split("=")[0]
    assert refusal(call(secret, f"{UNITS}?{query}"), 422).startswith(f"Parameter “{name}” tidak ")


@pytest.mark.parametrize("header", ["", "Basic YTpi", "Bearer", "Bearer salah", "bening_salah"])
def test_without_a_key_nothing_opens(world: World, header: str) -> None:
    response = call(Authorization=header)
    assert "Authorization: Bearer" in refusal(response, 401)
    assert response["WWW-Authenticate"].startswith('Bearer realm="Bening"')


def test_a_browser_that_is_signed_in_needs_a_key_as_well(world: World) -> None:
    client = Client()
    client.force_login(world.admin.user, backend="bening.foundation.accounts.backends.Backend")
    assert refusal(client.get(UNITS), 401)


def test_a_key_is_compared_in_constant_time_and_kept_as_a_hash(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    key, secret = world.make_key()
    row = ApiKey.objects.filter(pk=key.pk).values().get()
    assert all(secret not in str(value) and secret[15:] not in str(value) for value in row.values())
    compared = []
    monkeypatch.setattr(
        selectors.hmac, "compare_digest", lambda a, b, same=hmac.compare_digest: compared.append((a, b)) or same(a, b)
    )
    assert selectors.key_behind(secret) == key
    assert compared == [(key.secret_hash, key.secret_hash)]
    ApiKey.objects.filter(pk=key.pk).update(secret_hash="0" * 64)
    assert selectors.key_behind(secret) is None


def test_a_key_ends_with_its_last_day_in_the_zone_of_its_unit(world: World, in_the_middle_of_the_year) -> None:
    _, secret = world.make_key(last_day=NOW.date())
    in_the_middle_of_the_year.move_to(NOW.replace(hour=16, minute=59))
    assert call(secret).status_code == 200
    in_the_middle_of_the_year.move_to(NOW.replace(hour=17, minute=0))  # midnight in WIB
    response = call(secret)
    assert "sudah berakhir" in refusal(response, 401)
    assert 'error="invalid_token"' in response["WWW-Authenticate"]


def test_a_revoked_key_and_the_key_of_a_closed_unit_open_nothing(world: World) -> None:
    key, secret = world.make_key()
    Unit.objects.filter(pk=world.province.pk).update(is_active=False)
    assert "sudah ditutup" in refusal(call(secret), 401)
    key_revoke(by=world.admin, at=NOW, key=key)
    assert "sudah dicabut" in refusal(call(secret), 401)
    assert list(AccessLine.objects.filter(key=key).order_by("pk").values_list("status", flat=True)) == [401, 401]


def test_a_key_is_used_from_its_networks_only(world: World) -> None:
    _, elsewhere = world.make_key(networks=["203.0.113.0/24"])
    _, here = world.make_key(networks=["127.0.0.0/8"])
    assert "alamat jaringan" in refusal(call(elsewhere), 403)
    assert call(here).status_code == 200


def test_a_scope_opens_what_asks_for_it(world: World) -> None:
    _, secret = world.make_key()
    assert through(of_unit, secret, code="1501").status_code == 200
    assert "score:read" in refusal(through(of_unit, secret, scope=Scope.SCORE_READ, code="1501"), 403)


def test_a_unit_out_of_reach_is_like_one_that_does_not_exist(world: World) -> None:
    _, secret = world.make_key()
    outside = refusal(through(of_unit, secret, code=world.outside.code), 404)
    assert outside == refusal(through(of_unit, secret, code="tidak-ada"), 404)
    assert json.loads(through(of_unit, secret, code="1502").content) == {"name": world.regencies[1].name}
    asked = AccessLine.objects.order_by("pk").values_list("unit_code", "status")
    assert list(asked) == [("16", 404), ("tidak-ada", 404), ("1502", 200)]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_everything_may_only_be_read(world: World, method: str) -> None:
    _, secret = world.make_key()
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(UNITS, headers={"Authorization": f"Bearer {secret}"})
    assert "hanya dapat dibaca" in refusal(response, 405)
    assert response["Allow"] == "GET, HEAD"


def test_head_answers_like_get(world: World) -> None:
    _, secret = world.make_key()
    response = Client().head(UNITS, headers={"Authorization": f"Bearer {secret}"})
    assert (response.status_code, response["ETag"]) == (200, call(secret)["ETag"])


@pytest.mark.parametrize(
    ("accident", "status"),
    [
        (ImproperlyConfigured("sandi: rahasia"), 500),
        (Http404("tidak ada"), 404),
        (PolicyError("Rencana belum aktif."), 422),
        (Refused(404, "Rencana belum ada."), 404),
    ],
)
def test_whatever_goes_wrong_is_answered_in_one_form(world: World, accident: Exception, status: int) -> None:
    def broken(request: MachineRequest) -> HttpResponse:
        raise accident

    key, secret = world.make_key()
    assert "rahasia" not in refusal(through(broken, secret), status)
    assert AccessLine.objects.get(key=key).status == status


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/tidak-ada", "/api/v1/satker", "/api/v1/satker/1501/", "/api/v9/"])
def test_an_unknown_address_is_told_in_the_same_form(path: str) -> None:
    assert "/api/" in refusal(Client(enforce_csrf_checks=True).get(path), 404)
    assert refusal(Client(enforce_csrf_checks=True).post(path), 404)


def test_the_same_data_are_not_sent_twice(world: World) -> None:
    _, secret = world.make_key()
    first = call(secret)
    assert first.content == call(secret).content
    again = call(secret, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    make_unit("1503", parent=world.province)
    assert call(secret, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_calls_above_the_limit_wait(world: World, in_the_middle_of_the_year: time_machine.Traveller) -> None:
    key, secret = world.make_key(rate_limit=2)
    assert call(secret).status_code == 200
    in_the_middle_of_the_year.shift(timedelta(seconds=20))
    assert call(secret).status_code == 200
    for _ in range(3):
        response = call(secret)
        assert refusal(response, 429)
        assert response["Retry-After"] == "40"
    assert AccessLine.objects.filter(key=key, status=429).count() == 1
    in_the_middle_of_the_year.shift(timedelta(seconds=40))
    assert call(secret).status_code == 200


def test_one_key_does_not_use_up_the_calls_of_another(world: World) -> None:
    _, secret = world.make_key(rate_limit=1)
    _, other = world.make_key(rate_limit=1)
    assert [call(secret).status_code, call(secret).status_code, call(other).status_code] == [200, 429, 200]


def test_a_line_of_the_log_says_what_was_asked_from_which_network(world: World) -> None:
    key, secret = world.make_key()
    call(secret)
    line = AccessLine.objects.get()
    assert (line.key, line.at, line.view, line.unit_code, line.status) == (key, NOW, "api:units", "", 200)
    assert line.network == "127.0.0.0/24"


def queries_of(secret: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert call(secret).status_code == 200
    return [query["sql"] for query in captured]


def test_a_call_asks_the_same_few_questions_whatever_there_is(world: World) -> None:
    _, secret = world.make_key()
    few = queries_of(secret)
    for number in range(30):
        make_unit(f"15-{number}", parent=world.province)
        world.make_key()
    many = queries_of(secret)
    assert len(many) == len(few) == 4  # the key, its last minute, the units, and the line of the log
    assert [sql.split()[0] for sql in many] == ["SELECT", "SELECT", "SELECT", "INSERT"]


def test_an_unknown_key_costs_at_most_one_question(world: World, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(0):
        assert call("bening_" + "a" * 49).status_code == 401


def test_a_page_after_a_place_that_the_field_cannot_hold_is_refused(world: World) -> None:
    from bening.foundation.machines.paging import PAGING, page_of

    def by_number(request: HttpRequest) -> HttpResponse:
        page_of(Unit.objects.all(), request.machine, by="pk")  # type: ignore[attr-defined]
        return HttpResponse()

    _, secret = world.make_key()
    request = RequestFactory().get(f"{UNITS}?setelah=abc", headers={"Authorization": f"Bearer {secret}"})
    assert "“next”" in refusal(machine(Operation("Uji", None, ANY, PAGING))(by_number)(request), 422)
