"""Making and taking back keys, and forgetting old lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bening.config.schedule import PERIODIC
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.sentences import sentence
from bening.foundation.machines.enums import KeyState, Scope
from bening.foundation.machines.models import AccessLine, ApiKey
from bening.foundation.machines.services import KEEP_LINES, call_note, key_create, key_revoke
from bening.foundation.machines.tasks import forget_lines
from bening.foundation.workflow.policy import PolicyError
from tests.factories import NOW, actor
from tests.foundation.machines.world import TERMS, World


def test_a_key_is_made_and_the_trail_tells_it_without_the_secret(world: World) -> None:
    key, secret = world.make_key(scopes=[Scope.PLAN_READ, Scope.SCORE_READ])
    assert secret.startswith(key.prefix)
    assert key.expires_at == datetime(2025, 9, 24, 17, 0, tzinfo=UTC)  # midnight in WIB after the last day
    assert key.last_day() == TERMS.last_day
    event = AuditEvent.objects.get(verb="machines.key_created")
    assert sentence(event) == (
        f"{world.admin.user.name} membuat kunci API “Penarikan LKE” untuk PortalRB: Rencana aksi, Nilai LKE"
    )
    assert secret not in str(event.data)


def test_a_key_is_revoked_once(world: World) -> None:
    key, _ = world.make_key()
    key_revoke(by=world.admin, at=NOW, key=key)
    key.refresh_from_db()
    assert (key.revoked_by, key.revoked_at, key.state(NOW)) == (world.admin.user, NOW, KeyState.REVOKED)
    with pytest.raises(PolicyError, match="sudah dicabut"):
        key_revoke(by=world.admin, at=NOW, key=key)
    assert AuditEvent.objects.filter(verb="machines.key_revoked").count() == 1


def test_a_key_that_ended_is_not_revoked(world: World) -> None:
    key, _ = world.make_key()
    with pytest.raises(PolicyError, match="sudah berakhir"):
        key_revoke(by=world.admin, at=key.expires_at, key=key)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STAFF, Role.SUPERVISOR, Role.TPI])
def test_only_those_who_lead_the_unit_manage_keys(world: World, role: Role) -> None:
    key, _ = world.make_key()
    other = actor(world.province, role, area="MP" if role == Role.COORDINATOR else "")
    with pytest.raises(NotAllowed):
        key_create(by=other, at=NOW, terms=TERMS)
    with pytest.raises(NotAllowed):
        key_revoke(by=other, at=NOW, key=key)


def test_the_key_of_another_unit_cannot_be_revoked(world: World) -> None:
    key, _ = world.make_key()
    with pytest.raises(ApiKey.DoesNotExist):
        key_revoke(by=actor(world.regencies[0], Role.ADMIN), at=NOW, key=key)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "  "}, "Isi tujuan"),
        ({"contact": ""}, "Isi tujuan"),
        ({"scopes": []}, "Pilih paling sedikit satu"),
        ({"last_day": (NOW - timedelta(days=1)).date()}, "sudah lewat"),
        ({"last_day": (NOW + timedelta(days=733)).date()}, "paling lama dua tahun"),
        ({"rate_limit": 0}, "Batas per menit"),
        ({"rate_limit": 601}, "Batas per menit"),
    ],
)
def test_terms_that_go_too_far_are_refused_in_words(world: World, change: dict[str, object], words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        key_create(by=world.admin, at=NOW, terms=replace(TERMS, **change))
    assert not ApiKey.objects.exists()


def test_a_key_is_ending_thirty_days_before_its_end(world: World) -> None:
    key, _ = world.make_key()
    assert key.state(key.expires_at - timedelta(days=30, seconds=1)) == KeyState.VALID
    assert key.state(key.expires_at - timedelta(days=30)) == KeyState.ENDING
    assert key.state(key.expires_at) == KeyState.EXPIRED


def test_old_lines_are_forgotten_but_the_last_of_each_key(world: World) -> None:
    keys = [world.make_key()[0] for _ in range(2)]
    for key in keys:
        for days in (1, 2):
            at = NOW - KEEP_LINES - timedelta(days=days)
            call_note(key=key, at=at, view="api:units", unit_code="", status=200, address="203.0.113.7")
    call_note(key=keys[0], at=NOW, view="api:units", unit_code="", status=200, address="")
    assert any(periodic.task is forget_lines for periodic in PERIODIC)
    assert forget_lines.call() == 3
    left = AccessLine.objects.order_by("key", "at").values_list("key", "at")
    assert list(left) == [(keys[0].pk, NOW), (keys[1].pk, NOW - KEEP_LINES - timedelta(days=1))]
    assert ApiKey.objects.with_last_call().get(pk=keys[0].pk).last_call_at == NOW
