"""Addresses on the network: from where a key may be used, and how much of an address the log keeps."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from bening.foundation.workflow.policy import PolicyError

KEPT_BITS = {4: 24, 6: 48}
"""What stays of an address in the log: enough to tell one office from another, too little for one device."""


def parsed(text: str) -> list[str]:
    """The networks of a text, one a line or parted by commas, in their plain form. Raises PolicyError."""
    found = []
    for part in text.replace(",", "\n").split():
        try:
            found.append(str(ip_network(part)))
        except ValueError as error:
            raise PolicyError(
                f"Jaringan “{part[:50]}” tidak terbaca. Tulis seperti 203.0.113.7 atau 203.0.113.0/24, satu per baris."
            ) from error
    return list(dict.fromkeys(found))


def _plain(address: str) -> IPv4Address | IPv6Address | None:
    """The address; an IPv4 address that came in the clothes of IPv6 as what it is; None for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def covers(networks: list[str], address: str) -> bool:
    """Whether the address lies in one of the networks; no networks cover every address."""
    found = _plain(address)
    return not networks or (found is not None and any(found in ip_network(network) for network in networks))


def truncated(address: str) -> str:
    """The network that an address lies in: "203.0.113.0/24" for 203.0.113.7, 48 bits of IPv6, "" for what is none."""
    found = _plain(address)
    return str(ip_network((found, KEPT_BITS[found.version]), strict=False)) if found else ""
