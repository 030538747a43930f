"""Static files for the server: collected once per version into the data folder."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from bening import __version__


def _fingerprint() -> str:
    """Changes whenever a static file does: version, names, sizes and times."""
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            stat = (storage.size(name), storage.get_modified_time(name).timestamp())
            digest.update(f"{name}:{stat}\n".encode())
    return digest.hexdigest()


def collect() -> bool:
    """Collect, hash and compress the static files unless that was done already; True when something was done."""
    stamp = settings.STATIC_ROOT / ".made-from"
    want = _fingerprint()
    if stamp.is_file() and stamp.read_text("utf-8") == want:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(want, "utf-8")
    return True
