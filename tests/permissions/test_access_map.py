"""The map of addresses and the URL configuration are the same set, and nothing is open by accident."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bening.config.access_map import ACCESS
from bening.foundation.machines.openapi import addresses


def view_names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from view_names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            yield f"{prefix}{entry.name}", str(entry.pattern)


def test_every_address_has_a_rule_and_every_rule_an_address() -> None:
    assert {name for name, _ in view_names()} == set(ACCESS)


def test_each_rule_says_exactly_one_thing() -> None:
    for name, access in ACCESS.items():
        flags = [
            access.public,
            access.machine,
            access.signed_in,
            access.system_admin,
            access.demo_only,
            access.unit is not None,
        ]
        assert sum(flags) == 1, name


PUBLIC = {name for name, access in ACCESS.items() if access.public}


def test_what_is_public_is_public_on_purpose() -> None:
    """A new public address must be added here by hand."""
    expected_prefixes = (
        "account_",
        "api:",
        "mfa_",
        "openid_connect_",
        "socialaccount_",
        "accounts:",
        "front:",
        "home",
        "status",
        "calendar_feed",
        "glossary",
        "help",
        "setup:start",
        "share",
    )
    assert {name for name in PUBLIC if not name.startswith(expected_prefixes)} == set()


def test_what_is_for_programs_stands_behind_their_gate_and_nothing_else_does() -> None:
    behind_the_gate = {found.name for found in addresses()}
    assert {name for name, access in ACCESS.items() if access.machine} == behind_the_gate


@pytest.mark.django_db
def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    response = Client().get("/")
    assert response.status_code == 302
    assert response["Location"].startswith("/akun/masuk/")
