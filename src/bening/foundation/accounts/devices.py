"""A device's name in words, from what its browser says of itself. Nothing else about the device is kept."""

from __future__ import annotations

BROWSERS = {
    "EdgA": "Edge",
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "UCBrowser": "UC Browser",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
UNKNOWN = "Perangkat tidak dikenal"


def device_name(user_agent: str) -> str:
    """ "Chrome di Android" from a User-Agent header; the first mark in each list wins, as browsers imitate others."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return " di ".join(part for part in (browser, system) if part) or UNKNOWN
