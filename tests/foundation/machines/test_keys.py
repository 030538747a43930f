"""The secret and the networks: pure functions."""

from __future__ import annotations

import re

import pytest

from bening.foundation.machines import keys, networks
from bening.foundation.workflow.policy import PolicyError


def test_a_secret_can_be_found_by_a_scanner_and_told_from_an_accident() -> None:
    secret = keys.new_secret()
    assert re.fullmatch(r"bening_[0-9A-Za-z]{49}", secret)
    assert keys.is_secret(secret)
    wrong_sign = "A" if secret[20] != "A" else "B"
    assert not keys.is_secret(secret[:20] + wrong_sign + secret[21:])
    assert not keys.is_secret(secret + "\n")
    assert not keys.is_secret("")


def test_the_checksum_is_crc_32_in_base_62() -> None:
    assert keys.checksum("") == "000000"
    assert keys.checksum("123456789") == "3jZRME"  # 0xCBF43926


def test_no_two_secrets_are_alike_and_little_is_shown() -> None:
    made = {keys.new_secret() for _ in range(100)}
    assert len({keys.shown_part(secret) for secret in made}) == 100
    assert all(len(keys.shown_part(secret)) == len("bening_") + 8 for secret in made)


def test_networks_are_read_in_their_plain_form() -> None:
    assert networks.parsed("203.0.113.7, 10.0.0.0/8\n2001:db8::/32\n10.0.0.0/8") == [
        "203.0.113.7/32",
        "10.0.0.0/8",
        "2001:db8::/32",
    ]
    assert networks.parsed(" \n") == []


@pytest.mark.parametrize("text", ["10.0.0.1/8", "kantor", "300.1.1.1", "10.0.0.0/33"])
def test_what_is_no_network_is_refused_in_words(text: str) -> None:
    with pytest.raises(PolicyError, match=re.escape(f"Jaringan “{text}” tidak terbaca.")):
        networks.parsed(text)


@pytest.mark.parametrize(
    ("allowed", "address", "may"),
    [
        ([], "", True),
        ([], "203.0.113.7", True),
        (["203.0.113.0/24"], "203.0.113.7", True),
        (["203.0.113.0/24"], "::ffff:203.0.113.7", True),
        (["203.0.113.0/24"], "203.0.114.7", False),
        (["203.0.113.0/24"], "2001:db8::1", False),
        (["203.0.113.0/24"], "", False),
        (["10.0.0.0/8", "2001:db8::/32"], "2001:db8::1", True),
    ],
)
def test_a_key_is_used_from_its_networks_only(allowed: list[str], address: str, may: bool) -> None:
    assert networks.covers(allowed, address) is may


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("", ""),
        ("tidak dikenal", ""),
    ],
)
def test_the_log_keeps_the_network_only(address: str, kept: str) -> None:
    assert networks.truncated(address) == kept
